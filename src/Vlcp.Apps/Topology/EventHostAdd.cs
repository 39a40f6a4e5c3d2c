namespace Vlcp.Apps.Topology;

/// <summary>A host was seen for the first time.</summary>
/// <param name="host">The host.</param>
[ProvidedBy(typeof(SwitchTopology))]
public sealed class EventHostAdd(TopologyHost host) : EventBase
{
    /// <summary>The host.</summary>
    public TopologyHost Host { get; } = host;
}
