namespace Vlcp.Apps.Topology;

/// <summary>A link is gone: no probe came over it any more, or one of its ends went.</summary>
/// <param name="link">The link.</param>
[ProvidedBy(typeof(SwitchTopology))]
public sealed class EventLinkDelete(TopologyLink link) : EventBase
{
    /// <summary>The link.</summary>
    public TopologyLink Link { get; } = link;
}
