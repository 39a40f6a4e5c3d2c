using System.Collections.Immutable;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Pipeline;

/// <summary>
/// The tables of the network model in the order in which packets pass them. To add one: declare it here with what comes before it,
/// name it in the <c>After</c> of what comes behind it, and regenerate docs/pipeline.md.
/// </summary>
public static class PipelineTables
{
    private static readonly OxmField[] AllRegisters = [.. Registers.All.Select(r => r.Field).Distinct()];

    private static readonly OxmField[] Arp =
    [
        OxmFields.EthType, OxmFields.EthSrc, OxmFields.EthDst, OxmFields.ArpOp, OxmFields.ArpSpa, OxmFields.ArpTpa, OxmFields.ArpSha, OxmFields.ArpTha,
    ];

    /// <summary>Classifies packets by the port that they come in by, and initialises the registers.</summary>
    public static readonly FlowTable Ingress = new("ingress", "Find the logical network of a packet from its port, VLAN or VNI, and initialise all registers.")
    {
        Miss = TableMiss.Drop,
        Matches = [OxmFields.InPort, OxmFields.VlanVid, OxmFields.TunnelId],
        Sets = [.. AllRegisters],
    };

    /// <summary>Drops what no switch may forward.</summary>
    public static readonly FlowTable L2Input = new("l2input", "Drop frames that a bridge must not forward: multicast sources and link-local control protocols; learn sources if learning is on.")
    {
        After = ["ingress"],
        Matches = [OxmFields.EthSrc, OxmFields.EthDst, OxmFields.InPort, Registers.NetworkIn.Field],
    };

    /// <summary>Learns where tunnel packets come from.</summary>
    public static readonly FlowTable VxlanInput = new("vxlaninput", "Learn the tunnel end point behind which a source address is.")
    {
        After = ["l2input"],
        Matches = [OxmFields.InPort, Registers.NetworkIn.Field],
    };

    /// <summary>Answers ARP requests.</summary>
    public static readonly FlowTable ArpTable = new("arp", "Answer ARP requests for known addresses in the switch.")
    {
        After = ["l2input"],
        Matches = [.. Arp, .. AllRegisters, OxmFields.InPort],
        Sets = [.. Arp, .. AllRegisters],
        Goes = ["l2output"],
    };

    /// <summary>Intercepts packets to services of the network itself.</summary>
    public static readonly FlowTable L3Input = new("l3input", "Take packets to the network's own services: DHCP to the controller, routed packets to the router.")
    {
        After = ["arp", "vxlaninput", "l2input"],
        Matches =
        [
            .. AllRegisters, OxmFields.EthType, OxmFields.EthDst, OxmFields.IpProto, OxmFields.Ipv4Src, OxmFields.Ipv4Dst, OxmFields.UdpSrc, OxmFields.UdpDst,
        ],
        Sets = [Registers.Router.Field],
        Goes = ["l3router", "l3local"],
    };

    /// <summary>Finds the way of a routed packet.</summary>
    public static readonly FlowTable L3Router = new("l3router", "Find the way of a packet in its virtual router by longest prefix: the network that it goes out to, and the next hop there.")
    {
        After = ["l3input"],
        Path = "router",
        Miss = TableMiss.Drop,
        Matches = [.. AllRegisters, OxmFields.InPort, OxmFields.EthType, OxmFields.Ipv4Dst, NxmFields.IpTtl],
        Sets = [Registers.NetworkOut.Field, Registers.NextHop.Field],
        Goes = ["l3output", "l3local"],
    };

    /// <summary>Answers for routers.</summary>
    public static readonly FlowTable L3Local = new("l3local", "Packets for a router itself: answer echo requests, hand others that need an answer to the controller.")
    {
        After = ["l3router"],
        Path = "l3local",
        Miss = TableMiss.Drop,
        Matches = [OxmFields.InPort, OxmFields.EthType, OxmFields.IpProto, OxmFields.Icmpv4Type, OxmFields.Icmpv4Code, NxmFields.IpFragment],
        Sets = [OxmFields.EthSrc, OxmFields.EthDst, OxmFields.Ipv4Src, OxmFields.Ipv4Dst, OxmFields.Icmpv4Type, Registers.OutPort.Field, Registers.Hairpin.Field],
        Goes = ["l2output"],
    };

    /// <summary>Finds the MAC address of the next hop.</summary>
    public static readonly FlowTable L3Output = new("l3output", "The neighbours of routers: give a routed packet the addresses of its next hop, and count its time to live down.")
    {
        After = ["l3router"],
        Path = "l3",
        Miss = TableMiss.Drop,
        Matches = [.. AllRegisters, OxmFields.InPort, OxmFields.EthType],
        Sets = [OxmFields.EthSrc, OxmFields.EthDst, Registers.Hairpin.Field],
        Goes = ["l2output"],
    };

    /// <summary>Finds the local port or the uplink.</summary>
    public static readonly FlowTable L2Output = new("l2output", "Choose the local port, the uplink or the tunnel port that a unicast frame leaves by.")
    {
        // Not after l3output, which would then stand in the default path when no router is loaded; the fixed numbers order them.
        After = ["l3input"],
        Matches = [Registers.NetworkOut.Field, OxmFields.EthDst],
        Sets = [Registers.OutPort.Field],
        Goes = ["l2learning"],
    };

    /// <summary>Holds addresses that the switch learned.</summary>
    public static readonly FlowTable L2Learning = new("l2learning", "Addresses that the switch learned by itself, when learning is on.")
    {
        After = ["l2output"],
        Path = "l2learning",
        Matches = [Registers.NetworkOut.Field, OxmFields.EthDst],
        Sets = [Registers.OutPort.Field],
    };

    /// <summary>Finds the tunnel end point.</summary>
    public static readonly FlowTable VxlanOutput = new("vxlanoutput", "Choose the tunnel end point for a frame that leaves by a tunnel port.")
    {
        After = ["l2output", "vxlaninput"],
        Matches = [Registers.NetworkOut.Field, Registers.OutPort.Field, OxmFields.EthDst],
        Sets = [OxmFields.TunnelId, NxmFields.TunnelIpv4Dst, Registers.TunnelKnown.Field],
        Goes = ["vxlanlearning"],
    };

    /// <summary>Holds tunnel end points that the switch learned.</summary>
    public static readonly FlowTable VxlanLearning = new("vxlanlearning", "Tunnel end points that the switch learned by itself.")
    {
        After = ["vxlanoutput"],
        Path = "vxlanlearning",
        Matches = [Registers.NetworkOut.Field, Registers.OutPort.Field, OxmFields.EthDst],
        Sets = [OxmFields.TunnelId, NxmFields.TunnelIpv4Dst, Registers.TunnelKnown.Field],
    };

    /// <summary>Sends packets out.</summary>
    public static readonly FlowTable Egress = new("egress", "Send the packet out by the chosen port in the form of its network, or flood it in its network.")
    {
        After = ["ingress", "l2output", "l2learning", "vxlanoutput", "vxlanlearning"],
        Miss = TableMiss.Drop,
        Matches = [.. AllRegisters, OxmFields.InPort],
        Sets = [OxmFields.VlanVid, OxmFields.TunnelId],
    };

    /// <summary>Every table, in the order of the pipeline.</summary>
    public static ImmutableArray<FlowTable> All { get; } =
        [Ingress, L2Input, VxlanInput, ArpTable, L3Input, L3Router, L3Local, L3Output, L2Output, L2Learning, VxlanOutput, VxlanLearning, Egress];

    /// <summary>The declaration of a table, or null if it is another module's.</summary>
    public static FlowTable? Find(string name) => All.FirstOrDefault(t => t.Name == name);
}
