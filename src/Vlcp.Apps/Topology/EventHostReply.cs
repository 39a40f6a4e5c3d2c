namespace Vlcp.Apps.Topology;

/// <summary>The answer to <see cref="EventHostRequest"/>.</summary>
/// <param name="hosts">What was found.</param>
public sealed class EventHostReply(IReadOnlyList<TopologyHost> hosts) : EventReplyBase
{
    /// <summary>What was found.</summary>
    public IReadOnlyList<TopologyHost> Hosts { get; } = hosts;
}
