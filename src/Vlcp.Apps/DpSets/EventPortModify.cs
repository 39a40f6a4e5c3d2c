using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.DpSets;

/// <summary>A port of a datapath changed.</summary>
/// <param name="dp">The switch.</param>
/// <param name="port">The port.</param>
[ProvidedBy(typeof(DpSet))]
public sealed class EventPortModify(Datapath dp, PortDescription port) : EventBase
{
    /// <summary>The switch.</summary>
    public Datapath Dp { get; } = dp;

    /// <summary>The port.</summary>
    public PortDescription Port { get; } = port;
}
