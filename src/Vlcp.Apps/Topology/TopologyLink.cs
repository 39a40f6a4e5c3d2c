namespace Vlcp.Apps.Topology;

/// <summary>A link in one direction: what leaves by one port arrives at the other.</summary>
/// <param name="Src">Where it begins.</param>
/// <param name="Dst">Where it ends.</param>
public sealed record TopologyLink(TopologyPort Src, TopologyPort Dst)
{
    /// <summary>The form that web pages get.</summary>
    public object ToJson() => new { src = Src.ToJson(), dst = Dst.ToJson() };
}
