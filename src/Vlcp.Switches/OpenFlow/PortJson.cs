using System.Text.Json.Nodes;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Switches.OpenFlow;

/// <summary>The form that ports have in the API of openflowportmanager: <c>ofp_port</c> with the names of the specification.</summary>
internal static class PortJson
{
    private static readonly string[] ConfigNames = Flags((0, "OFPPC_PORT_DOWN"), (2, "OFPPC_NO_RECV"), (5, "OFPPC_NO_FWD"), (6, "OFPPC_NO_PACKET_IN"));

    private static readonly string[] StateNames = Flags((0, "OFPPS_LINK_DOWN"), (1, "OFPPS_BLOCKED"), (2, "OFPPS_LIVE"));

    private static readonly string[] FeatureNames =
    [
        "OFPPF_10MB_HD", "OFPPF_10MB_FD", "OFPPF_100MB_HD", "OFPPF_100MB_FD", "OFPPF_1GB_HD", "OFPPF_1GB_FD", "OFPPF_10GB_FD", "OFPPF_40GB_FD",
        "OFPPF_100GB_FD", "OFPPF_1TB_FD", "OFPPF_OTHER", "OFPPF_COPPER", "OFPPF_FIBER", "OFPPF_AUTONEG", "OFPPF_PAUSE", "OFPPF_PAUSE_ASYM",
    ];

    public static JsonObject Of(PortDescription port) => new()
    {
        ["port_no"] = Number(port.Number),
        ["hw_addr"] = port.HardwareAddress.ToString(),
        ["name"] = port.Name,
        ["config"] = Bits((uint)port.Config, ConfigNames),
        ["state"] = Bits((uint)port.State, StateNames),
        ["curr"] = Bits(port.Ethernet.Current, FeatureNames),
        ["advertised"] = Bits(port.Ethernet.Advertised, FeatureNames),
        ["supported"] = Bits(port.Ethernet.Supported, FeatureNames),
        ["peer"] = Bits(port.Ethernet.Peer, FeatureNames),
        ["curr_speed"] = port.Ethernet.CurrentSpeed,
        ["max_speed"] = port.Ethernet.MaximumSpeed,
        ["_type"] = "<ofp_port>",
    };

    private static JsonNode Number(uint number) => number == PortNumber.Local ? "OFPP_LOCAL" : number;

    private static string[] Flags(params (int Bit, string Name)[] named)
    {
        var names = new string[named.Max(flag => flag.Bit) + 1];
        foreach (var (bit, name) in named)
        {
            names[bit] = name;
        }

        return names;
    }

    // Unknown bits are shown as a number behind the names.
    private static JsonNode Bits(uint value, string[] names)
    {
        List<string> words = [];
        for (var bit = 0; bit < names.Length; bit++)
        {
            if (names[bit] is not null && (value & (1u << bit)) != 0)
            {
                words.Add(names[bit]);
                value &= ~(1u << bit);
            }
        }

        if (words.Count == 0)
        {
            return value;
        }

        return value == 0 ? string.Join(' ', words) : $"{string.Join(' ', words)} 0x{value:x}";
    }
}
