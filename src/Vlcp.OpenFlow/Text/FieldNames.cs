using System.Collections.Frozen;
using System.Globalization;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.OpenFlow.Text;

/// <summary>Fields by all their names: those of ovs-fields(7), and the older ones of ovs-ofctl(8).</summary>
internal static class FieldNames
{
    private const string TunnelMetadata = "tun_metadata";
    private const string StandardPrefix = "OXM_OF_";
    private const string TunnelMetadataNxm = "NXM_NX_TUN_METADATA";

    // An option has no width of its own; actions that name one take as much as a register move can.
    private const int OptionBytes = 4;

    private static readonly FrozenDictionary<string, OxmField> Aliases = new Dictionary<string, OxmField>
    {
        ["dl_src"] = OxmFields.EthSrc,
        ["dl_dst"] = OxmFields.EthDst,
        ["dl_type"] = OxmFields.EthType,
        ["ip_proto"] = OxmFields.IpProto,
        ["ip_src"] = OxmFields.Ipv4Src,
        ["ip_dst"] = OxmFields.Ipv4Dst,
        ["nw_src"] = OxmFields.Ipv4Src,
        ["nw_dst"] = OxmFields.Ipv4Dst,
        ["ip_ecn"] = OxmFields.IpEcn,
        ["nw_frag"] = NxmFields.IpFragment,
        ["tunnel_id"] = OxmFields.TunnelId,
        ["in_port_oxm"] = OxmFields.InPort,
        ["gtpu_flags"] = NxmFields.TunnelGtpuFlags,
        ["gtpu_msgtype"] = NxmFields.TunnelGtpuMessageType,
        ["nsp"] = NxmFields.NshPath,
        ["nsi"] = NxmFields.NshIndex,
        ["nshc1"] = NxmFields.NshContext1,
        ["nshc2"] = NxmFields.NshContext2,
        ["nshc3"] = NxmFields.NshContext3,
        ["nshc4"] = NxmFields.NshContext4,
    }.ToFrozenDictionary();

    // Fields that have a name of Nicira's, too, by the one of the standard.
    private static readonly FrozenDictionary<string, OxmField> StandardNames = OxmFields.All
        .Select(field => ($"{StandardPrefix}{OfStandard(field.Name)}", field))
        .Append(($"{StandardPrefix}TCP_FLAGS", NxmFields.TcpFlags)).Append(("NXOXM_ET_DP_HASH", NxmFields.DatapathHash))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    public static OxmField? Find(string name) =>
        Aliases.GetValueOrDefault(name) ?? OxmCatalog.Find(name) ?? StandardNames.GetValueOrDefault(name) ?? FindOption(name);

    private static string OfStandard(string name) => name switch
    {
        "ip_src" or "ip_dst" => $"IPV4_{name[3..].ToUpperInvariant()}",
        "nw_proto" or "nw_ecn" => $"IP_{name[3..].ToUpperInvariant()}",
        "icmp_type" or "icmp_code" => $"ICMPV4_{name[5..].ToUpperInvariant()}",
        "ipv6_label" => "IPV6_FLABEL",
        "nd_target" or "nd_sll" or "nd_tll" => $"IPV6_{name.ToUpperInvariant()}",
        "tun_id" => "TUNNEL_ID",
        _ => name.ToUpperInvariant(),
    };

    // How wide an option is tells only the value that stands beside it.
    public static OxmField? FindOption(string name, int bytes = OptionBytes)
    {
        var digits = name.StartsWith(TunnelMetadata, StringComparison.Ordinal) ? name[TunnelMetadata.Length..]
            : name.StartsWith(TunnelMetadataNxm, StringComparison.Ordinal) ? name[TunnelMetadataNxm.Length..]
            : "";
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 64
            ? NxmFields.TunnelMetadata(number, bytes)
            : null;
    }
}
