namespace Vlcp.Apps.Topology;

/// <summary>A host was seen at another port.</summary>
/// <param name="src">The host as it was.</param>
/// <param name="dst">The host as it is.</param>
[ProvidedBy(typeof(SwitchTopology))]
public sealed class EventHostMove(TopologyHost src, TopologyHost dst) : EventBase
{
    /// <summary>The host as it was.</summary>
    public TopologyHost Src { get; } = src;

    /// <summary>The host as it is.</summary>
    public TopologyHost Dst { get; } = dst;
}
