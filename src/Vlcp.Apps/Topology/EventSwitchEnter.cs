namespace Vlcp.Apps.Topology;

/// <summary>A switch came.</summary>
/// <param name="sw">The switch.</param>
[ProvidedBy(typeof(SwitchTopology))]
public sealed class EventSwitchEnter(TopologySwitch sw) : EventBase
{
    /// <summary>The switch.</summary>
    public TopologySwitch Switch { get; } = sw;
}
