namespace Vlcp.Apps.Topology;

/// <summary>A port changed.</summary>
/// <param name="port">The port.</param>
[ProvidedBy(typeof(SwitchTopology))]
public sealed class EventPortModify(TopologyPort port) : EventBase
{
    /// <summary>The port.</summary>
    public TopologyPort Port { get; } = port;
}
