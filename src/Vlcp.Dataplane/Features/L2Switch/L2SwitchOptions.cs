using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;

namespace Vlcp.Dataplane.Features.L2Switch;

/// <summary>Settings of <c>l2switch</c> (manual, module.l2switch).</summary>
[Configuration("module.l2switch")]
public sealed class L2SwitchOptions
{
    /// <summary>vHosts of the OpenFlow server whose switches get the feature.</summary>
    [Setting("vhostbind", "Default binding to OpenFlow vHosts")]
    public IReadOnlyList<string>? VhostBind { get; init; } = [""];

    /// <summary>The switch learns addresses from frames, instead of getting those that the store knows.</summary>
    [Setting("learning", "Use learning or prepush. Learning creates flows when they are needed and floods meanwhile; prepush writes all necessary flows from the beginning.")]
    public bool Learning { get; init; }

    /// <summary>The switch learns by itself, with Open vSwitch's learn action; learning in the controller is not offered.</summary>
    [Setting("nxlearn", "When using learning=True, let Open vSwitch learn by itself with its learn() action. False is refused: the controller does not learn.")]
    public bool NxLearn { get; init; } = true;

    /// <summary>How long learned addresses are kept.</summary>
    [Setting("learntimeout", "Timeout for a learned flow, in seconds", Minimum = 1, Maximum = 65535)]
    public TimeSpan LearnTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <exception cref="ConfigurationException">Learning in the controller is asked for.</exception>
    internal ushort? ToLearnTimeout()
    {
        if (Learning && !NxLearn)
        {
            throw new ConfigurationException("module.l2switch.nxlearn=False: must be True when module.l2switch.learning is True, because only the switch itself learns");
        }

        return Learning ? (ushort)LearnTimeout.TotalSeconds : null;
    }
}
