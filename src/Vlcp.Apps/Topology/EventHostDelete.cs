namespace Vlcp.Apps.Topology;

/// <summary>A host is gone: its switch or port went, or it was silent for too long.</summary>
/// <param name="host">The host.</param>
[ProvidedBy(typeof(SwitchTopology))]
public sealed class EventHostDelete(TopologyHost host) : EventBase
{
    /// <summary>The host.</summary>
    public TopologyHost Host { get; } = host;
}
