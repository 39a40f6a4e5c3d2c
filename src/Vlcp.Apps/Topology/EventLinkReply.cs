namespace Vlcp.Apps.Topology;

/// <summary>The answer to <see cref="EventLinkRequest"/>.</summary>
/// <param name="links">What was found.</param>
public sealed class EventLinkReply(IReadOnlyList<TopologyLink> links) : EventReplyBase
{
    /// <summary>What was found.</summary>
    public IReadOnlyList<TopologyLink> Links { get; } = links;
}
