using System.Collections.Frozen;
using System.Globalization;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>Matches as OS-Ken's users write them: names of the standard or, of old, dl_dst, nw_src and so on; values as numbers or texts,
/// with /mask or /prefix length.</summary>
internal static class MatchJson
{
    private const ushort Ipv6Type = 0x86dd;
    private const ushort ArpType = 0x0806;
    private const byte Tcp = 6;
    private const byte Udp = 17;
    private const byte Sctp = 132;
    private const ulong VlanPresent = 0x1000;

    private static readonly FrozenDictionary<string, string> OldNames = new Dictionary<string, string>
    {
        ["dl_dst"] = "eth_dst", ["dl_src"] = "eth_src", ["dl_type"] = "eth_type", ["dl_vlan"] = "vlan_vid", ["dl_vlan_pcp"] = "vlan_pcp",
        ["nw_proto"] = "ip_proto", ["nw_tos"] = "ip_dscp",
    }.ToFrozenDictionary();

    // Fields that Open vSwitch, and so the catalogue, knows by another name than the standard.
    private static readonly FrozenDictionary<string, OxmField> ByName = OxmCatalog.All
        .SelectMany(field => new[] { (field.Name, Field: field), (Name: StandardName(field.Name), Field: field) })
        .DistinctBy(named => named.Name).ToFrozenDictionary(named => named.Name, named => named.Field);

    public static Match Read(Body? body)
    {
        if (body is null)
        {
            return Match.Any;
        }
        var members = body.TakeAll();
        var given = members.ToDictionary(m => OldNames.GetValueOrDefault(m.Name, m.Name), m => m.Value);
        List<MatchField> fields = [];
        foreach (var (name, value) in members)
        {
            var field = ByName.GetValueOrDefault(NameOf(name, given))
                ?? throw new RequestException(RequestException.BadRequest, $"match.{name} is no field that can be matched");
            fields.Add(Condition(field, name, value));
        }
        try
        {
            return [.. fields];
        }
        catch (ArgumentException e)
        {
            throw new RequestException(RequestException.BadRequest, $"match: {e.Message}");
        }
    }

    public static IReadOnlyDictionary<string, object> Write(Match match) =>
        match.ToDictionary(condition => StandardName(condition.Field.Name), WriteValue);

    /// <summary>The value of one field, as in a set-field action.</summary>
    public static MatchField Setting(string name, string value) => Condition(FieldOf(name), name, value);

    /// <summary>A field by its name.</summary>
    public static OxmField FieldOf(string name) => ByName.GetValueOrDefault(NameOf(name, new Dictionary<string, string>()))
        ?? throw new RequestException(RequestException.BadRequest, $"{name} is no field that can be set");

    public static string StandardName(string name) => name switch
    {
        "ip_src" => "ipv4_src",
        "ip_dst" => "ipv4_dst",
        "nw_proto" => "ip_proto",
        "nw_ecn" => "ip_ecn",
        "icmp_type" => "icmpv4_type",
        "icmp_code" => "icmpv4_code",
        "ipv6_label" => "ipv6_flabel",
        "nd_target" => "ipv6_nd_target",
        "nd_sll" => "ipv6_nd_sll",
        "nd_tll" => "ipv6_nd_tll",
        "tun_id" => "tunnel_id",
        _ => name,
    };

    // Old names depend on the kind of packet.
    private static string NameOf(string name, IReadOnlyDictionary<string, string> given)
    {
        _ = Body.TryNumber(given.GetValueOrDefault("eth_type", "0"), out var type);
        _ = Body.TryNumber(given.GetValueOrDefault("ip_proto", "0"), out var protocol);
        return name switch
        {
            "nw_src" => type == ArpType ? "arp_spa" : type == Ipv6Type ? "ipv6_src" : "ipv4_src",
            "nw_dst" => type == ArpType ? "arp_tpa" : type == Ipv6Type ? "ipv6_dst" : "ipv4_dst",
            "tp_src" => $"{Transport(protocol)}_src",
            "tp_dst" => $"{Transport(protocol)}_dst",
            _ => OldNames.GetValueOrDefault(name, name),
        };
    }

    private static string Transport(ulong protocol) => protocol switch
    {
        Udp => "udp",
        Sctp => "sctp",
        Tcp => "tcp",
        _ => "tp_without_nw_proto",
    };

    private static MatchField Condition(OxmField field, string name, string text)
    {
        var parts = text.Split('/');
        try
        {
            var value = Value(field, parts[0]);
            if (field == OxmFields.VlanVid && parts.Length == 1 && !parts[0].StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            {
                value |= VlanPresent;
            }
            return parts switch
            {
                [_] => field.Is(value),
                [_, var mask] => field.Is(value, Mask(field, mask)),
                _ => throw new FormatException("has more than one '/'"),
            };
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            throw new RequestException(RequestException.BadRequest, $"match.{name}: '{text}' is wrong: {e.Message}");
        }
    }

    private static UInt128 Value(OxmField field, string text) => field.Format switch
    {
        OxmFormat.Ethernet => MacAddress.Parse(text).Value,
        OxmFormat.Ipv4 => Ipv4Address.Parse(text).Value,
        OxmFormat.Ipv6 => Ipv6Address.Parse(text).Value,
        OxmFormat.Port when ReservedNames.Ports.TryGetValue(text, out var port) => port,
        _ when text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) => UInt128.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        _ => UInt128.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture),
    };

    private static UInt128 Mask(OxmField field, string text) =>
        field.Format is OxmFormat.Ipv4 or OxmFormat.Ipv6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? field.PrefixMask(length)
            : Value(field, text);

    private static object WriteValue(MatchField condition)
    {
        var value = Text(condition.Field, condition.Value);
        return condition.IsExact ? value : $"{value}/{Text(condition.Field, condition.Mask)}";
    }

    private static object Text(OxmField field, UInt128 value) => field.Format switch
    {
        OxmFormat.Ethernet => new MacAddress((ulong)value).ToString(),
        OxmFormat.Ipv4 => new Ipv4Address((uint)value).ToString(),
        OxmFormat.Ipv6 => new Ipv6Address(value).ToString(),
        OxmFormat.Port => ReservedNames.OfPort((uint)value),
        _ when field == OxmFields.VlanVid => (ulong)value & ~VlanPresent,
        _ when value <= ulong.MaxValue => (ulong)value,
        _ => $"0x{value:x}",
    };
}
