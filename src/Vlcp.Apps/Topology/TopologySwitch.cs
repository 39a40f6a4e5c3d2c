using Vlcp.Apps.Datapaths;

namespace Vlcp.Apps.Topology;

/// <summary>A switch in the topology.</summary>
/// <param name="Datapath">The switch.</param>
/// <param name="Ports">Its ports, reserved ones left out, in the order of their numbers.</param>
public sealed record TopologySwitch(Datapath Datapath, IReadOnlyList<TopologyPort> Ports)
{
    /// <summary>The switch's number.</summary>
    public ulong Dpid => Datapath.Id!.Value;

    /// <summary>The form that web pages get.</summary>
    public object ToJson() => new { dpid = DpidText.Format(Dpid), ports = Ports.Select(p => p.ToJson()).ToArray() };
}
