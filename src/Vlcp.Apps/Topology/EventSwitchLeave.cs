namespace Vlcp.Apps.Topology;

/// <summary>A switch went.</summary>
/// <param name="sw">The switch.</param>
[ProvidedBy(typeof(SwitchTopology))]
public sealed class EventSwitchLeave(TopologySwitch sw) : EventBase
{
    /// <summary>The switch.</summary>
    public TopologySwitch Switch { get; } = sw;
}
