namespace Vlcp.Apps.Topology;

/// <summary>The answer to <see cref="EventSwitchRequest"/>.</summary>
/// <param name="switches">What was found.</param>
public sealed class EventSwitchReply(IReadOnlyList<TopologySwitch> switches) : EventReplyBase
{
    /// <summary>What was found.</summary>
    public IReadOnlyList<TopologySwitch> Switches { get; } = switches;
}
