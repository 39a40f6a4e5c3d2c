using System.Globalization;
using System.Text.Json.Nodes;
using Vlcp.Apps.Bundled.FlowControl;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Apps.Bundled.Firewalling;

/// <summary>The match of a rule.</summary>
internal static class RuleMatch
{
    public static readonly string[] FieldNames =
        ["in_port", "dl_src", "dl_dst", "dl_type", "nw_src", "nw_dst", "ipv6_src", "ipv6_dst", "nw_proto", "tp_src", "tp_dst"];

    /// <summary>Reads the fields of a rule. Addresses and protocols say of themselves which packets they are for.</summary>
    public static Match Read(IReadOnlyDictionary<string, string> fields)
    {
        var numbers = new JsonObject();
        foreach (var (name, value) in fields)
        {
            numbers[name] = name switch
            {
                "dl_type" => TypeNumber(value).ToString(CultureInfo.InvariantCulture),
                "nw_proto" => ProtocolNumber(value).ToString(CultureInfo.InvariantCulture),
                _ => value,
            };
        }
        if (!fields.ContainsKey("dl_type"))
        {
            var isVersion6 = fields.ContainsKey("ipv6_src") || fields.ContainsKey("ipv6_dst") || fields.GetValueOrDefault("nw_proto") == "ICMPv6";
            if (isVersion6 || fields.ContainsKey("nw_src") || fields.ContainsKey("nw_dst") || fields.ContainsKey("nw_proto"))
            {
                numbers["dl_type"] = TypeNumber(isVersion6 ? "IPv6" : "IPv4").ToString(CultureInfo.InvariantCulture);
            }
        }
        return MatchJson.Read(new Body(numbers, ""));
    }

    private static ulong TypeNumber(string text) => text switch
    {
        "ARP" => 0x0806,
        "IPv4" => 0x0800,
        "IPv6" => 0x86dd,
        _ => throw new RequestException(RequestException.BadRequest, $"dl_type: '{text}' is not ARP, IPv4 or IPv6"),
    };

    private static ulong ProtocolNumber(string text) => text switch
    {
        "TCP" => 6,
        "UDP" => 17,
        "ICMP" => 1,
        "ICMPv6" => 58,
        _ => throw new RequestException(RequestException.BadRequest, $"nw_proto: '{text}' is not TCP, UDP, ICMP or ICMPv6"),
    };
}
