namespace Vlcp.Apps.Topology;

/// <summary>A switch connected again before its old connection was seen to end.</summary>
/// <param name="sw">The switch.</param>
[ProvidedBy(typeof(SwitchTopology))]
public sealed class EventSwitchReconnected(TopologySwitch sw) : EventBase
{
    /// <summary>The switch.</summary>
    public TopologySwitch Switch { get; } = sw;
}
