namespace Vlcp.OpenFlow.Oxm;

/// <summary>The match fields of the standard, class OFPXMC_OPENFLOW_BASIC (OpenFlow 1.3.5 section 7.2.3.7).</summary>
public static class OxmFields
{
    /// <summary>The port that the packet came in by.</summary>
    public static readonly OxmField InPort = new("in_port", 32, OxmFormat.Port, Basic(0), nxmName: "OXM_OF_IN_PORT");

    /// <summary>The physical port below <see cref="InPort"/>.</summary>
    public static readonly OxmField InPhysicalPort = new("in_phy_port", 32, OxmFormat.Port, Basic(1));

    /// <summary>What earlier tables wrote for later ones.</summary>
    public static readonly OxmField Metadata = new(
        "metadata", 64, OxmFormat.Hexadecimal, Basic(2), maskable: true, nxmName: "OXM_OF_METADATA");

    /// <summary>Ethernet destination.</summary>
    public static readonly OxmField EthDst = new(
        "eth_dst", 48, OxmFormat.Ethernet, Basic(3), maskable: true, nxmName: "NXM_OF_ETH_DST", nxm: Nxm(0, 1))
    {
        Aliases = [Nxm(0, 1)],
    };

    /// <summary>Ethernet source.</summary>
    public static readonly OxmField EthSrc = new(
        "eth_src", 48, OxmFormat.Ethernet, Basic(4), maskable: true, nxmName: "NXM_OF_ETH_SRC", nxm: Nxm(0, 2))
    {
        Aliases = [Nxm(0, 2)],
    };

    /// <summary>Ethernet type, after VLAN tags.</summary>
    public static readonly OxmField EthType = new(
        "eth_type", 16, OxmFormat.Hexadecimal, Basic(5), nxmName: "NXM_OF_ETH_TYPE", nxm: Nxm(0, 3))
    {
        Aliases = [Nxm(0, 3)],
    };

    /// <summary>VLAN id, with bit 12 (0x1000) set when there is a tag.</summary>
    public static readonly OxmField VlanVid = new(
        "vlan_vid", 13, OxmFormat.Decimal, Basic(6), maskable: true, nxmName: "OXM_OF_VLAN_VID");

    /// <summary>VLAN priority.</summary>
    public static readonly OxmField VlanPcp = new(
        "vlan_pcp", 3, OxmFormat.Decimal, Basic(7), nxmName: "OXM_OF_VLAN_PCP")
    {
        Prerequisites = [[VlanVid.Is(0x1000, 0x1000)]],
    };

    /// <summary>The six bits of differentiated services.</summary>
    public static readonly OxmField IpDscp = new(
        "ip_dscp", 6, OxmFormat.Decimal, Basic(8), nxmName: "OXM_OF_IP_DSCP")
    {
        Prerequisites = [[EthType.Is(0x0800), EthType.Is(0x86dd)]],
    };

    /// <summary>The two bits of congestion notification.</summary>
    public static readonly OxmField IpEcn = new(
        "nw_ecn", 2, OxmFormat.Decimal, Basic(9), nxmName: "NXM_NX_IP_ECN", nxm: Nxm(1, 28))
    {
        Aliases = [Nxm(1, 28)],
        Prerequisites = [[EthType.Is(0x0800), EthType.Is(0x86dd)]],
    };

    /// <summary>IP protocol.</summary>
    public static readonly OxmField IpProto = new(
        "nw_proto", 8, OxmFormat.Decimal, Basic(10), nxmName: "NXM_OF_IP_PROTO", nxm: Nxm(0, 6))
    {
        Aliases = [Nxm(0, 6)],
        Prerequisites = [[EthType.Is(0x0800), EthType.Is(0x86dd)]],
    };

    /// <summary>IPv4 source.</summary>
    public static readonly OxmField Ipv4Src = new(
        "ip_src", 32, OxmFormat.Ipv4, Basic(11), maskable: true, nxmName: "NXM_OF_IP_SRC", nxm: Nxm(0, 7))
    {
        Aliases = [Nxm(0, 7)],
        Prerequisites = [[EthType.Is(0x0800)]],
    };

    /// <summary>IPv4 destination.</summary>
    public static readonly OxmField Ipv4Dst = new(
        "ip_dst", 32, OxmFormat.Ipv4, Basic(12), maskable: true, nxmName: "NXM_OF_IP_DST", nxm: Nxm(0, 8))
    {
        Aliases = [Nxm(0, 8)],
        Prerequisites = [[EthType.Is(0x0800)]],
    };

    /// <summary>TCP source port.</summary>
    public static readonly OxmField TcpSrc = new(
        "tcp_src", 16, OxmFormat.Decimal, Basic(13), maskable: true, nxmName: "NXM_OF_TCP_SRC", nxm: Nxm(0, 9))
    {
        Aliases = [Nxm(0, 9)],
        Prerequisites = [[IpProto.Is(6)]],
    };

    /// <summary>TCP destination port.</summary>
    public static readonly OxmField TcpDst = new(
        "tcp_dst", 16, OxmFormat.Decimal, Basic(14), maskable: true, nxmName: "NXM_OF_TCP_DST", nxm: Nxm(0, 10))
    {
        Aliases = [Nxm(0, 10)],
        Prerequisites = [[IpProto.Is(6)]],
    };

    /// <summary>UDP source port.</summary>
    public static readonly OxmField UdpSrc = new(
        "udp_src", 16, OxmFormat.Decimal, Basic(15), maskable: true, nxmName: "NXM_OF_UDP_SRC", nxm: Nxm(0, 11))
    {
        Aliases = [Nxm(0, 11)],
        Prerequisites = [[IpProto.Is(17)]],
    };

    /// <summary>UDP destination port.</summary>
    public static readonly OxmField UdpDst = new(
        "udp_dst", 16, OxmFormat.Decimal, Basic(16), maskable: true, nxmName: "NXM_OF_UDP_DST", nxm: Nxm(0, 12))
    {
        Aliases = [Nxm(0, 12)],
        Prerequisites = [[IpProto.Is(17)]],
    };

    /// <summary>SCTP source port.</summary>
    public static readonly OxmField SctpSrc = new(
        "sctp_src", 16, OxmFormat.Decimal, Basic(17), maskable: true, nxmName: "OXM_OF_SCTP_SRC")
    {
        Prerequisites = [[IpProto.Is(132)]],
    };

    /// <summary>SCTP destination port.</summary>
    public static readonly OxmField SctpDst = new(
        "sctp_dst", 16, OxmFormat.Decimal, Basic(18), maskable: true, nxmName: "OXM_OF_SCTP_DST")
    {
        Prerequisites = [[IpProto.Is(132)]],
    };

    /// <summary>ICMP type.</summary>
    public static readonly OxmField Icmpv4Type = new(
        "icmp_type", 8, OxmFormat.Decimal, Basic(19), nxmName: "NXM_OF_ICMP_TYPE", nxm: Nxm(0, 13))
    {
        Aliases = [Nxm(0, 13)],
        Prerequisites = [[EthType.Is(0x0800)], [IpProto.Is(1)]],
    };

    /// <summary>ICMP code.</summary>
    public static readonly OxmField Icmpv4Code = new(
        "icmp_code", 8, OxmFormat.Decimal, Basic(20), nxmName: "NXM_OF_ICMP_CODE", nxm: Nxm(0, 14))
    {
        Aliases = [Nxm(0, 14)],
        Prerequisites = [[EthType.Is(0x0800)], [IpProto.Is(1)]],
    };

    /// <summary>ARP operation.</summary>
    public static readonly OxmField ArpOp = new(
        "arp_op", 16, OxmFormat.Decimal, Basic(21), nxmName: "NXM_OF_ARP_OP", nxm: Nxm(0, 15))
    {
        Aliases = [Nxm(0, 15)],
        Prerequisites = [[EthType.Is(0x0806), EthType.Is(0x8035)]],
    };

    /// <summary>ARP sender IPv4 address.</summary>
    public static readonly OxmField ArpSpa = new(
        "arp_spa", 32, OxmFormat.Ipv4, Basic(22), maskable: true, nxmName: "NXM_OF_ARP_SPA", nxm: Nxm(0, 16))
    {
        Aliases = [Nxm(0, 16)],
        Prerequisites = [[EthType.Is(0x0806), EthType.Is(0x8035)]],
    };

    /// <summary>ARP target IPv4 address.</summary>
    public static readonly OxmField ArpTpa = new(
        "arp_tpa", 32, OxmFormat.Ipv4, Basic(23), maskable: true, nxmName: "NXM_OF_ARP_TPA", nxm: Nxm(0, 17))
    {
        Aliases = [Nxm(0, 17)],
        Prerequisites = [[EthType.Is(0x0806), EthType.Is(0x8035)]],
    };

    /// <summary>ARP sender Ethernet address.</summary>
    public static readonly OxmField ArpSha = new(
        "arp_sha", 48, OxmFormat.Ethernet, Basic(24), maskable: true, nxmName: "NXM_NX_ARP_SHA", nxm: Nxm(1, 17))
    {
        Aliases = [Nxm(1, 17)],
        Prerequisites = [[EthType.Is(0x0806), EthType.Is(0x8035)]],
    };

    /// <summary>ARP target Ethernet address.</summary>
    public static readonly OxmField ArpTha = new(
        "arp_tha", 48, OxmFormat.Ethernet, Basic(25), maskable: true, nxmName: "NXM_NX_ARP_THA", nxm: Nxm(1, 18))
    {
        Aliases = [Nxm(1, 18)],
        Prerequisites = [[EthType.Is(0x0806), EthType.Is(0x8035)]],
    };

    /// <summary>IPv6 source.</summary>
    public static readonly OxmField Ipv6Src = new(
        "ipv6_src", 128, OxmFormat.Ipv6, Basic(26), maskable: true, nxmName: "NXM_NX_IPV6_SRC", nxm: Nxm(1, 19))
    {
        Aliases = [Nxm(1, 19)],
        Prerequisites = [[EthType.Is(0x86dd)]],
    };

    /// <summary>IPv6 destination.</summary>
    public static readonly OxmField Ipv6Dst = new(
        "ipv6_dst", 128, OxmFormat.Ipv6, Basic(27), maskable: true, nxmName: "NXM_NX_IPV6_DST", nxm: Nxm(1, 20))
    {
        Aliases = [Nxm(1, 20)],
        Prerequisites = [[EthType.Is(0x86dd)]],
    };

    /// <summary>IPv6 flow label.</summary>
    public static readonly OxmField Ipv6FlowLabel = new(
        "ipv6_label", 20, OxmFormat.Hexadecimal, Basic(28), maskable: true, nxmName: "NXM_NX_IPV6_LABEL", nxm: Nxm(1, 27))
    {
        Bytes = 4,
        Aliases = [Nxm(1, 27)],
        Prerequisites = [[EthType.Is(0x86dd)]],
    };

    /// <summary>ICMPv6 type.</summary>
    public static readonly OxmField Icmpv6Type = new(
        "icmpv6_type", 8, OxmFormat.Decimal, Basic(29), nxmName: "NXM_NX_ICMPV6_TYPE", nxm: Nxm(1, 21))
    {
        Aliases = [Nxm(1, 21)],
        Prerequisites = [[EthType.Is(0x86dd)], [IpProto.Is(58)]],
    };

    /// <summary>ICMPv6 code.</summary>
    public static readonly OxmField Icmpv6Code = new(
        "icmpv6_code", 8, OxmFormat.Decimal, Basic(30), nxmName: "NXM_NX_ICMPV6_CODE", nxm: Nxm(1, 22))
    {
        Aliases = [Nxm(1, 22)],
        Prerequisites = [[EthType.Is(0x86dd)], [IpProto.Is(58)]],
    };

    /// <summary>Target of a neighbour solicitation or advertisement.</summary>
    public static readonly OxmField NdTarget = new(
        "nd_target", 128, OxmFormat.Ipv6, Basic(31), maskable: true, nxmName: "NXM_NX_ND_TARGET", nxm: Nxm(1, 23))
    {
        Aliases = [Nxm(1, 23)],
        Prerequisites = [[Icmpv6Type.Is(135), Icmpv6Type.Is(136)]],
    };

    /// <summary>Source link-layer address of a neighbour solicitation.</summary>
    public static readonly OxmField NdSll = new(
        "nd_sll", 48, OxmFormat.Ethernet, Basic(32), maskable: true, nxmName: "NXM_NX_ND_SLL", nxm: Nxm(1, 24))
    {
        Aliases = [Nxm(1, 24)],
        Prerequisites = [[Icmpv6Type.Is(135)]],
    };

    /// <summary>Target link-layer address of a neighbour advertisement.</summary>
    public static readonly OxmField NdTll = new(
        "nd_tll", 48, OxmFormat.Ethernet, Basic(33), maskable: true, nxmName: "NXM_NX_ND_TLL", nxm: Nxm(1, 25))
    {
        Aliases = [Nxm(1, 25)],
        Prerequisites = [[Icmpv6Type.Is(136)]],
    };

    /// <summary>MPLS label.</summary>
    public static readonly OxmField MplsLabel = new(
        "mpls_label", 20, OxmFormat.Decimal, Basic(34), nxmName: "OXM_OF_MPLS_LABEL")
    {
        Bytes = 4,
        Prerequisites = [[EthType.Is(0x8847), EthType.Is(0x8848)]],
    };

    /// <summary>MPLS traffic class.</summary>
    public static readonly OxmField MplsTc = new(
        "mpls_tc", 3, OxmFormat.Decimal, Basic(35), nxmName: "OXM_OF_MPLS_TC")
    {
        Prerequisites = [[EthType.Is(0x8847), EthType.Is(0x8848)]],
    };

    /// <summary>MPLS bottom of stack.</summary>
    public static readonly OxmField MplsBos = new(
        "mpls_bos", 1, OxmFormat.Decimal, Basic(36), nxmName: "OXM_OF_MPLS_BOS")
    {
        Prerequisites = [[EthType.Is(0x8847), EthType.Is(0x8848)]],
    };

    /// <summary>Service instance of a provider backbone bridge.</summary>
    public static readonly OxmField PbbIsid = new(
        "pbb_isid", 24, OxmFormat.Hexadecimal, Basic(37), maskable: true)
    {
        Prerequisites = [[EthType.Is(0x88e7)]],
    };

    /// <summary>Number of the virtual network of a tunnel, for VXLAN the VNI.</summary>
    public static readonly OxmField TunnelId = new(
        "tun_id", 64, OxmFormat.Hexadecimal, Basic(38), maskable: true, nxmName: "NXM_NX_TUN_ID", nxm: Nxm(1, 16))
    {
        Aliases = [Nxm(1, 16)],
    };

    /// <summary>Which IPv6 extension headers are there.</summary>
    public static readonly OxmField Ipv6ExtHeader = new(
        "ipv6_exthdr", 9, OxmFormat.Hexadecimal, Basic(39), maskable: true)
    {
        Prerequisites = [[EthType.Is(0x86dd)]],
    };

    /// <summary>Whether a customer address of a provider backbone bridge is used; since 1.4.</summary>
    public static readonly OxmField PbbUca = new("pbb_uca", 1, OxmFormat.Decimal, Basic(41))
    {
        Prerequisites = [[EthType.Is(0x88e7)]],
    };

    /// <summary>The port of the output in the action set; standard since 1.5, an extension before.</summary>
    public static readonly OxmField ActionSetOutput = new(
        "actset_output", 32, OxmFormat.Port, OnfActionSetOutput, nxmName: "ONFOXM_ET_ACTSET_OUTPUT")
    {
        Aliases = [Basic(43)],
        VersionIds = [(OpenFlowVersion.V15, Basic(43))],
    };

    /// <summary>The type of the packet: name space (upper 16 bits) and number; since 1.5.</summary>
    public static readonly OxmField PacketType = new("packet_type", 32, OxmFormat.PacketType, Basic(44), nxmName: "OXM_OF_PACKET_TYPE");

    internal static IEnumerable<OxmField> All =>
    [
        InPort, InPhysicalPort, Metadata, EthDst, EthSrc, EthType, VlanVid, VlanPcp,
        IpDscp, IpEcn, IpProto, Ipv4Src, Ipv4Dst, TcpSrc, TcpDst, UdpSrc,
        UdpDst, SctpSrc, SctpDst, Icmpv4Type, Icmpv4Code, ArpOp, ArpSpa, ArpTpa,
        ArpSha, ArpTha, Ipv6Src, Ipv6Dst, Ipv6FlowLabel, Icmpv6Type, Icmpv6Code, NdTarget,
        NdSll, NdTll, MplsLabel, MplsTc, MplsBos, PbbIsid, TunnelId, Ipv6ExtHeader,
        PbbUca, ActionSetOutput, PacketType,
    ];

    private static OxmId OnfActionSetOutput => new(OxmId.ExperimenterClass, 43, OxmId.OnfExperimenter);

    private static OxmId Basic(byte number) => new(OxmId.BasicClass, number);

    private static OxmId Nxm(ushort oxmClass, byte number) => new(oxmClass, number);
}
