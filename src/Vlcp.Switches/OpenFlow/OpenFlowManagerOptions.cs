using Vlcp.Hosting.Modules;

namespace Vlcp.Switches.OpenFlow;

/// <summary>Settings of <see cref="OpenFlowManagerModule"/>.</summary>
[Configuration("module.openflowmanager")]
public sealed class OpenFlowManagerOptions
{
    /// <summary>The vhosts whose connections are managed; null for all.</summary>
    [Setting("vhostbind", "Names of the openflowserver vhosts whose switches are managed; None for all.")]
    public IReadOnlyList<string>? VhostBind { get; init; }
}
