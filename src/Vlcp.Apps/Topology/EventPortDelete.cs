namespace Vlcp.Apps.Topology;

/// <summary>A port went.</summary>
/// <param name="port">The port.</param>
[ProvidedBy(typeof(SwitchTopology))]
public sealed class EventPortDelete(TopologyPort port) : EventBase
{
    /// <summary>The port.</summary>
    public TopologyPort Port { get; } = port;
}
