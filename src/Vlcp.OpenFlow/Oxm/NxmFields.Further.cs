namespace Vlcp.OpenFlow.Oxm;

/// <content>Fields of tunnels, of service chains and of tracked connections.</content>
public static partial class NxmFields
{
    /// <summary>A hash that the datapath computed; for the switch itself.</summary>
    public static readonly OxmField DatapathHash =
        new("dp_hash", 32, OxmFormat.Hexadecimal, Nxm(35), maskable: true, nxmName: "NXM_NX_DP_HASH");

    /// <summary>The number of a recirculation; for the switch itself.</summary>
    public static readonly OxmField RecirculationId =
        new("recirc_id", 32, OxmFormat.Hexadecimal, Nxm(36), nxmName: "NXM_NX_RECIRC_ID");

    /// <summary>Index of ERSPAN version 1.</summary>
    public static readonly OxmField TunnelErspanIndex =
        new("tun_erspan_idx", 20, OxmFormat.Hexadecimal, NiciraExperimenters(11), maskable: true, nxmName: "NXOXM_ET_ERSPAN_IDX")
    {
        Bytes = 4,
    };

    /// <summary>Version of ERSPAN.</summary>
    public static readonly OxmField TunnelErspanVersion =
        new("tun_erspan_ver", 4, OxmFormat.Decimal, NiciraExperimenters(12), maskable: true, nxmName: "NXOXM_ET_ERSPAN_VER");

    /// <summary>Direction of ERSPAN version 2.</summary>
    public static readonly OxmField TunnelErspanDirection =
        new("tun_erspan_dir", 1, OxmFormat.Decimal, NiciraExperimenters(13), maskable: true, nxmName: "NXOXM_ET_ERSPAN_DIR")
    {
        IsAlwaysMasked = true,
    };

    /// <summary>Hardware id of ERSPAN version 2.</summary>
    public static readonly OxmField TunnelErspanHardware =
        new("tun_erspan_hwid", 6, OxmFormat.Hexadecimal, NiciraExperimenters(14), maskable: true, nxmName: "NXOXM_ET_ERSPAN_HWID");

    /// <summary>Flags of GTP-U.</summary>
    public static readonly OxmField TunnelGtpuFlags =
        new("tun_gtpu_flags", 8, OxmFormat.Hexadecimal, NiciraExperimenters(15), maskable: true, nxmName: "NXOXM_ET_GTPU_FLAGS");

    /// <summary>Type of message of GTP-U.</summary>
    public static readonly OxmField TunnelGtpuMessageType =
        new("tun_gtpu_msgtype", 8, OxmFormat.Decimal, NiciraExperimenters(16), maskable: true, nxmName: "NXOXM_ET_GTPU_MSGTYPE");

    /// <summary>Flags of NSH.</summary>
    public static readonly OxmField NshFlags =
        new("nsh_flags", 8, OxmFormat.Decimal, Nsh(1), maskable: true, nxmName: "NXOXM_NSH_FLAGS")
    {
        Prerequisites = [[OxmFields.EthType.Is(0x894f)]],
    };

    /// <summary>Type of metadata of NSH.</summary>
    public static readonly OxmField NshMetadataType =
        new("nsh_mdtype", 8, OxmFormat.Decimal, Nsh(2), nxmName: "NXOXM_NSH_MDTYPE")
    {
        Prerequisites = [[OxmFields.EthType.Is(0x894f)]],
    };

    /// <summary>Next protocol of NSH.</summary>
    public static readonly OxmField NshNextProtocol =
        new("nsh_np", 8, OxmFormat.Decimal, Nsh(3), nxmName: "NXOXM_NSH_NP")
    {
        Prerequisites = [[OxmFields.EthType.Is(0x894f)]],
    };

    /// <summary>Service path of NSH.</summary>
    public static readonly OxmField NshPath =
        new("nsh_spi", 24, OxmFormat.Hexadecimal, Nsh(4), nxmName: "NXOXM_NSH_SPI")
    {
        Bytes = 4,
        Prerequisites = [[OxmFields.EthType.Is(0x894f)]],
    };

    /// <summary>Service index of NSH.</summary>
    public static readonly OxmField NshIndex =
        new("nsh_si", 8, OxmFormat.Decimal, Nsh(5), nxmName: "NXOXM_NSH_SI")
    {
        Prerequisites = [[OxmFields.EthType.Is(0x894f)]],
    };

    /// <summary>Context 1 of NSH.</summary>
    public static readonly OxmField NshContext1 =
        new("nsh_c1", 32, OxmFormat.Hexadecimal, Nsh(6), maskable: true, nxmName: "NXOXM_NSH_C1")
    {
        Prerequisites = [[OxmFields.EthType.Is(0x894f)]],
    };

    /// <summary>Context 2 of NSH.</summary>
    public static readonly OxmField NshContext2 =
        new("nsh_c2", 32, OxmFormat.Hexadecimal, Nsh(7), maskable: true, nxmName: "NXOXM_NSH_C2")
    {
        Prerequisites = [[OxmFields.EthType.Is(0x894f)]],
    };

    /// <summary>Context 3 of NSH.</summary>
    public static readonly OxmField NshContext3 =
        new("nsh_c3", 32, OxmFormat.Hexadecimal, Nsh(8), maskable: true, nxmName: "NXOXM_NSH_C3")
    {
        Prerequisites = [[OxmFields.EthType.Is(0x894f)]],
    };

    /// <summary>Context 4 of NSH.</summary>
    public static readonly OxmField NshContext4 =
        new("nsh_c4", 32, OxmFormat.Hexadecimal, Nsh(9), maskable: true, nxmName: "NXOXM_NSH_C4")
    {
        Prerequisites = [[OxmFields.EthType.Is(0x894f)]],
    };

    /// <summary>Time to live of NSH.</summary>
    public static readonly OxmField NshTtl =
        new("nsh_ttl", 8, OxmFormat.Decimal, Nsh(10), nxmName: "NXOXM_NSH_TTL")
    {
        Prerequisites = [[OxmFields.EthType.Is(0x894f)]],
    };

    /// <summary>IP protocol of the tracked connection.</summary>
    public static readonly OxmField CtIpProto =
        new("ct_nw_proto", 8, OxmFormat.Decimal, Nxm(119), nxmName: "NXM_NX_CT_NW_PROTO");

    /// <summary>IPv4 source of the first packet of the tracked connection.</summary>
    public static readonly OxmField CtIpv4Src =
        new("ct_nw_src", 32, OxmFormat.Ipv4, Nxm(120), maskable: true, nxmName: "NXM_NX_CT_NW_SRC");

    /// <summary>IPv4 destination of the first packet of the tracked connection.</summary>
    public static readonly OxmField CtIpv4Dst =
        new("ct_nw_dst", 32, OxmFormat.Ipv4, Nxm(121), maskable: true, nxmName: "NXM_NX_CT_NW_DST");

    /// <summary>IPv6 source of the first packet of the tracked connection.</summary>
    public static readonly OxmField CtIpv6Src =
        new("ct_ipv6_src", 128, OxmFormat.Ipv6, Nxm(122), maskable: true, nxmName: "NXM_NX_CT_IPV6_SRC");

    /// <summary>IPv6 destination of the first packet of the tracked connection.</summary>
    public static readonly OxmField CtIpv6Dst =
        new("ct_ipv6_dst", 128, OxmFormat.Ipv6, Nxm(123), maskable: true, nxmName: "NXM_NX_CT_IPV6_DST");

    /// <summary>Source port of the first packet of the tracked connection.</summary>
    public static readonly OxmField CtTransportSrc =
        new("ct_tp_src", 16, OxmFormat.Decimal, Nxm(124), maskable: true, nxmName: "NXM_NX_CT_TP_SRC");

    /// <summary>Destination port of the first packet of the tracked connection.</summary>
    public static readonly OxmField CtTransportDst =
        new("ct_tp_dst", 16, OxmFormat.Decimal, Nxm(125), maskable: true, nxmName: "NXM_NX_CT_TP_DST");

    /// <summary>Reserved bits of a neighbour discovery message.</summary>
    public static readonly OxmField NdReserved =
        new("nd_reserved", 32, OxmFormat.Decimal, new(EricssonClass, 1), nxmName: "ERICOXM_OF_ICMPV6_ND_RESERVED")
    {
        Prerequisites = [[OxmFields.Icmpv6Type.Is(135), OxmFields.Icmpv6Type.Is(136)]],
    };

    /// <summary>Type of the first option of a neighbour discovery message.</summary>
    public static readonly OxmField NdOptionsType =
        new("nd_options_type", 8, OxmFormat.Decimal, new(EricssonClass, 2), nxmName: "ERICOXM_OF_ICMPV6_ND_OPTIONS_TYPE")
    {
        Prerequisites = [[OxmFields.Icmpv6Type.Is(135), OxmFields.Icmpv6Type.Is(136)]],
    };

    private static IEnumerable<OxmField> Further =>
    [
        DatapathHash, RecirculationId, TunnelErspanIndex, TunnelErspanVersion, TunnelErspanDirection,
        TunnelErspanHardware, TunnelGtpuFlags, TunnelGtpuMessageType, NshFlags, NshMetadataType,
        NshNextProtocol, NshPath, NshIndex, NshContext1, NshContext2,
        NshContext3, NshContext4, NshTtl, CtIpProto, CtIpv4Src,
        CtIpv4Dst, CtIpv6Src, CtIpv6Dst, CtTransportSrc, CtTransportDst,
        NdReserved, NdOptionsType,
    ];

    /// <summary>An option of a tunnel's header, tun_metadata0 to tun_metadata63; which one is told by the table of mappings
    /// (<see cref="Nicira.NiciraTlvTableMod"/>), and so is its width.</summary>
    /// <param name="number">0 to 63.</param>
    /// <param name="bytes">The option's width, 1 to 16; wider ones are kept as bytes.</param>
    public static OxmField TunnelMetadata(int number, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, TunnelMetadataFields, nameof(number));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)(bytes - 1), 15u, nameof(bytes));
        return new OxmField(
            $"tun_metadata{number}", 8 * bytes, OxmFormat.Hexadecimal, Nxm((byte)(FirstTunnelMetadata + number)), maskable: true,
            nxmName: $"NXM_NX_TUN_METADATA{number}");
    }

    // Null when the header is not that of an option.
    internal static OxmField? TunnelMetadata(OxmId id, int bytes) =>
        id.Class == OxmId.NxmNxClass && id.Number >= FirstTunnelMetadata && id.Number < FirstTunnelMetadata + TunnelMetadataFields
            ? TunnelMetadata(id.Number - FirstTunnelMetadata, bytes)
            : null;

    private static OxmId NiciraExperimenters(byte number) => new(OxmId.ExperimenterClass, number, NiciraExperimenter);

    private static OxmId Nsh(byte number) => new(OxmId.ExperimenterClass, number, NshExperimenter);
}
