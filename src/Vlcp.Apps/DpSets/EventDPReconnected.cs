using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.DpSets;

/// <summary>A datapath connected again before its old connection was seen to end.</summary>
/// <param name="dp">The switch, with its new connection.</param>
/// <param name="ports">Its ports.</param>
[ProvidedBy(typeof(DpSet))]
public sealed class EventDPReconnected(Datapath dp, IReadOnlyList<PortDescription> ports) : EventBase
{
    /// <summary>The switch.</summary>
    public Datapath Dp { get; } = dp;

    /// <summary>Its ports.</summary>
    public IReadOnlyList<PortDescription> Ports { get; } = ports;
}
