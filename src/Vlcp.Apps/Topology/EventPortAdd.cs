namespace Vlcp.Apps.Topology;

/// <summary>A port came.</summary>
/// <param name="port">The port.</param>
[ProvidedBy(typeof(SwitchTopology))]
public sealed class EventPortAdd(TopologyPort port) : EventBase
{
    /// <summary>The port.</summary>
    public TopologyPort Port { get; } = port;
}
