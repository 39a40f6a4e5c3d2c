using System.Collections.Immutable;

namespace Vlcp.OpenFlow.Oxm;

/// <summary>The match fields that Nicira and Open vSwitch added (ovs-fields(7)).</summary>
public static partial class NxmFields
{
    private const uint NshExperimenter = 0x005ad650;
    private const uint NiciraExperimenter = 0x00002320;
    private const ushort EricssonClass = 0x1000;
    private const byte FirstTunnelMetadata = 40;
    private const byte TunnelMetadataFields = 64;

    private static readonly OxmId OnfTcpFlags = new(OxmId.ExperimenterClass, 42, OxmId.OnfExperimenter);
    private static readonly OxmId StandardTcpFlags = new(OxmId.BasicClass, 42);

    /// <summary>The port that the packet came in by, as 16 bits; for register moves and learned flows.</summary>
    public static readonly OxmField InPort16 = new("in_port", 16, OxmFormat.Port, NxmOf(0), nxmName: "NXM_OF_IN_PORT");

    /// <summary>The whole VLAN tag; for register moves and learned flows.</summary>
    public static readonly OxmField VlanTci =
        new("vlan_tci", 16, OxmFormat.Hexadecimal, NxmOf(4), maskable: true, nxmName: "NXM_OF_VLAN_TCI");

    /// <summary>The byte of differentiated services and congestion notification, the latter always 0.</summary>
    public static readonly OxmField IpTos = new("nw_tos", 8, OxmFormat.Decimal, NxmOf(5), nxmName: "NXM_OF_IP_TOS")
    {
        Prerequisites = OxmFields.IpProto.Prerequisites,
    };

    /// <summary>Time to live, or the hop limit of IPv6.</summary>
    public static readonly OxmField IpTtl = new("nw_ttl", 8, OxmFormat.Decimal, Nxm(29), nxmName: "NXM_NX_IP_TTL")
    {
        Prerequisites = OxmFields.IpProto.Prerequisites,
    };

    /// <summary>Whether the packet is a fragment (bit 0), and not the first (bit 1).</summary>
    public static readonly OxmField IpFragment = new("ip_frag", 2, OxmFormat.Fragment, Nxm(26), maskable: true, nxmName: "NXM_NX_IP_FRAG")
    {
        Prerequisites = OxmFields.IpProto.Prerequisites,
    };

    /// <summary>Time to live of MPLS.</summary>
    public static readonly OxmField MplsTtl = new("mpls_ttl", 8, OxmFormat.Decimal, Nxm(30), nxmName: "NXM_NX_MPLS_TTL")
    {
        Prerequisites = OxmFields.MplsLabel.Prerequisites,
    };

    /// <summary>The flags of TCP.</summary>
    public static readonly OxmField TcpFlags =
        new("tcp_flags", 12, OxmFormat.TcpFlags, Nxm(34), maskable: true, nxmName: "NXM_NX_TCP_FLAGS")
    {
        Aliases = [OnfTcpFlags, StandardTcpFlags],
        VersionIds = [(OpenFlowVersion.V13, OnfTcpFlags), (OpenFlowVersion.V15, StandardTcpFlags)],
        Prerequisites = [[OxmFields.IpProto.Is(6)]],
    };

    /// <summary>The outer IPv4 source of a tunnel.</summary>
    public static readonly OxmField TunnelIpv4Src =
        new("tun_src", 32, OxmFormat.Ipv4, Nxm(31), maskable: true, nxmName: "NXM_NX_TUN_IPV4_SRC");

    /// <summary>The outer IPv4 destination of a tunnel.</summary>
    public static readonly OxmField TunnelIpv4Dst =
        new("tun_dst", 32, OxmFormat.Ipv4, Nxm(32), maskable: true, nxmName: "NXM_NX_TUN_IPV4_DST");

    /// <summary>The outer IPv6 source of a tunnel.</summary>
    public static readonly OxmField TunnelIpv6Src =
        new("tun_ipv6_src", 128, OxmFormat.Ipv6, Nxm(109), maskable: true, nxmName: "NXM_NX_TUN_IPV6_SRC");

    /// <summary>The outer IPv6 destination of a tunnel.</summary>
    public static readonly OxmField TunnelIpv6Dst =
        new("tun_ipv6_dst", 128, OxmFormat.Ipv6, Nxm(110), maskable: true, nxmName: "NXM_NX_TUN_IPV6_DST");

    /// <summary>Flags of a tunnel; bit 0: operations and maintenance.</summary>
    public static readonly OxmField TunnelFlags =
        new("tun_flags", 16, OxmFormat.TunnelFlags, Nxm(104), maskable: true, nxmName: "NXM_NX_TUN_FLAGS");

    /// <summary>Group policy id of VXLAN.</summary>
    public static readonly OxmField TunnelGbpId =
        new("tun_gbp_id", 16, OxmFormat.Decimal, Nxm(38), maskable: true, nxmName: "NXM_NX_TUN_GBP_ID");

    /// <summary>Group policy flags of VXLAN.</summary>
    public static readonly OxmField TunnelGbpFlags =
        new("tun_gbp_flags", 8, OxmFormat.Hexadecimal, Nxm(39), maskable: true, nxmName: "NXM_NX_TUN_GBP_FLAGS");

    /// <summary>The mark that the packet carries in the kernel.</summary>
    public static readonly OxmField PacketMark =
        new("pkt_mark", 32, OxmFormat.Hexadecimal, Nxm(33), maskable: true, nxmName: "NXM_NX_PKT_MARK");

    /// <summary>The id of a conjunctive match.</summary>
    public static readonly OxmField ConjunctionId = new("conj_id", 32, OxmFormat.Decimal, Nxm(37), nxmName: "NXM_NX_CONJ_ID");

    /// <summary>The state that connection tracking found.</summary>
    public static readonly OxmField CtState =
        new("ct_state", 32, OxmFormat.ConnectionState, Nxm(105), maskable: true, nxmName: "NXM_NX_CT_STATE");

    /// <summary>The zone of connection tracking.</summary>
    public static readonly OxmField CtZone = new("ct_zone", 16, OxmFormat.Decimal, Nxm(106), nxmName: "NXM_NX_CT_ZONE");

    /// <summary>The mark of the tracked connection.</summary>
    public static readonly OxmField CtMark = new("ct_mark", 32, OxmFormat.Hexadecimal, Nxm(107), maskable: true, nxmName: "NXM_NX_CT_MARK");

    /// <summary>The label of the tracked connection.</summary>
    public static readonly OxmField CtLabel =
        new("ct_label", 128, OxmFormat.Hexadecimal, Nxm(108), maskable: true, nxmName: "NXM_NX_CT_LABEL");

    /// <summary>The 32-bit registers, reg0 to reg15.</summary>
    public static readonly ImmutableArray<OxmField> Registers = [.. Enumerable.Range(0, 16).Select(n =>
        new OxmField($"reg{n}", 32, OxmFormat.Hexadecimal, Nxm((byte)n), maskable: true, nxmName: $"NXM_NX_REG{n}"))];

    /// <summary>The 64-bit registers xreg0 to xreg7; xreg0 is reg0 (more significant) and reg1, and so on.</summary>
    public static readonly ImmutableArray<OxmField> ExtendedRegisters = [.. Enumerable.Range(0, 8).Select(n => new OxmField(
        $"xreg{n}", 64, OxmFormat.Hexadecimal, new(OxmId.PacketRegisterClass, (byte)n), maskable: true, nxmName: $"OXM_OF_PKT_REG{n}"))];

    /// <summary>The 128-bit registers xxreg0 to xxreg3; xxreg0 is reg0 (most significant) to reg3, and so on.</summary>
    public static readonly ImmutableArray<OxmField> DoubleExtendedRegisters = [.. Enumerable.Range(0, 4).Select(n =>
        new OxmField($"xxreg{n}", 128, OxmFormat.Hexadecimal, Nxm((byte)(111 + n)), maskable: true, nxmName: $"NXM_NX_XXREG{n}"))];

    internal static IEnumerable<OxmField> All =>
    [
        InPort16, VlanTci, IpTos, IpTtl, IpFragment, MplsTtl, TcpFlags, TunnelIpv4Src, TunnelIpv4Dst, TunnelIpv6Src, TunnelIpv6Dst,
        TunnelFlags, TunnelGbpId, TunnelGbpFlags, PacketMark, ConjunctionId, CtState, CtZone, CtMark, CtLabel,
        .. Registers, .. ExtendedRegisters, .. DoubleExtendedRegisters, .. Further,
    ];

    /// <summary>A 32-bit register.</summary>
    /// <param name="number">0 to 15.</param>
    public static OxmField Reg(int number) => Registers[number];

    /// <summary>A 64-bit register.</summary>
    /// <param name="number">0 to 7.</param>
    public static OxmField XReg(int number) => ExtendedRegisters[number];

    // The 32-bit registers that a wider register consists of, the most significant first; empty for every other field.
    internal static ReadOnlySpan<OxmField> PartsOf(OxmField field) => field.Id switch
    {
        { Class: OxmId.PacketRegisterClass, Number: < 8 and var n } => Registers.AsSpan(2 * n, 2),
        { Class: OxmId.NxmNxClass, Number: >= 111 and < 115 and var n } => Registers.AsSpan(4 * (n - 111), 4),
        _ => [],
    };

    private static OxmId NxmOf(byte number) => new(OxmId.NxmOfClass, number);

    private static OxmId Nxm(byte number) => new(OxmId.NxmNxClass, number);
}
