using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.DpSets;

/// <summary>A datapath came or went.</summary>
/// <param name="dp">The switch.</param>
/// <param name="enter">True when it came.</param>
/// <param name="ports">Its ports; when it went, those it had.</param>
[ProvidedBy(typeof(DpSet))]
public sealed class EventDP(Datapath dp, bool enter, IReadOnlyList<PortDescription> ports) : EventBase
{
    /// <summary>The switch.</summary>
    public Datapath Dp { get; } = dp;

    /// <summary>True when it came, false when it went.</summary>
    public bool Enter { get; } = enter;

    /// <summary>Its ports.</summary>
    public IReadOnlyList<PortDescription> Ports { get; } = ports;
}
