using Vlcp.Hosting.Modules;

namespace Vlcp.Dataplane.Features.VxlanCast;

/// <summary>Settings of <c>vxlancast</c> (manual, module.vxlancast).</summary>
[Configuration("module.vxlancast")]
public sealed class VxlanCastOptions
{
    /// <summary>vHosts of the OpenFlow server whose switches get the feature.</summary>
    [Setting("vhostbind", "Default binding to OpenFlow vHosts")]
    public IReadOnlyList<string>? VhostBind { get; init; } = [""];

    /// <summary>Switches learn tunnel ends from incoming packets.</summary>
    [Setting("learning", "Enable learning on VXLAN tunnel IP destination from incoming packets")]
    public bool Learning { get; init; } = true;

    /// <summary>The controller writes the tunnel end of each port that the store knows.</summary>
    [Setting("prepush", "Enable prepush on VXLAN tunnel IP destination: the tunnel end of every known port is written into the switch")]
    public bool Prepush { get; init; } = true;

    /// <summary>How long learned tunnel ends are kept.</summary>
    [Setting("learntimeout", "Learning flow timeout, in seconds", Minimum = 1, Maximum = 65535)]
    public TimeSpan LearnTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How often a server renews its membership of the networks that it takes part in; it counts twice as long.</summary>
    [Setting("refreshinterval", "Interval in seconds at which a server renews its place in the broadcast lists of its networks; it stays there for two intervals", Minimum = 1)]
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(3600);
}
