namespace Vlcp.Apps.Topology;

/// <summary>A link was found.</summary>
/// <param name="link">The link.</param>
[ProvidedBy(typeof(SwitchTopology))]
public sealed class EventLinkAdd(TopologyLink link) : EventBase
{
    /// <summary>The link.</summary>
    public TopologyLink Link { get; } = link;
}
