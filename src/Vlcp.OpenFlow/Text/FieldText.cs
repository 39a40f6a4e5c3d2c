using System.Globalization;
using System.Text;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.OpenFlow.Text;

/// <summary>Values of fields as Open vSwitch prints them.</summary>
internal static class FieldText
{
    internal static readonly string[] TcpFlagNames =
        ["fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr", "ns", "[200]", "[400]", "[800]"];

    internal static readonly string[] CtStateNames = ["new", "est", "rel", "rpl", "inv", "trk", "snat", "dnat"];

    internal static readonly string[] TunnelFlagNames = ["oam"];

    private static readonly string[] FragmentNames = ["no", "first", "<error>", "later"];

    public static string Port(uint port) => port switch
    {
        PortNumber.InPort => "IN_PORT",
        PortNumber.Table => "TABLE",
        PortNumber.Normal => "NORMAL",
        PortNumber.Flood => "FLOOD",
        PortNumber.All => "ALL",
        PortNumber.Controller => "CONTROLLER",
        PortNumber.Local => "LOCAL",
        PortNumber.Any => "ANY",
        _ => port.ToString(CultureInfo.InvariantCulture),
    };

    public static string Port16(ushort port) => Port(port >= 0xfff8 ? 0xffff0000 | port : port);

    /// <summary>C's %#x: zero stands without prefix.</summary>
    public static string Hex(UInt128 value) => value == 0 ? "0" : $"0x{value:x}";

    /// <summary>The value of a set-field action or a learned condition: value, and mask behind a slash.</summary>
    public static string Setting(MatchField setting)
    {
        var field = setting.Field;
        if (setting.IsExact)
        {
            return Exact(field, setting.Value);
        }
        return field.Format switch
        {
            OxmFormat.Ethernet or OxmFormat.Ipv4 or OxmFormat.Ipv6 => Masked(setting),
            OxmFormat.Decimal => string.Create(CultureInfo.InvariantCulture, $"{setting.Value}/{Hex(setting.Mask)}"),
            _ => $"{Hex(setting.Value)}/{Hex(setting.Mask)}",
        };
    }

    /// <summary>The value of a condition in a match: value, and mask behind a slash.</summary>
    public static string Condition(MatchField condition) => condition.Field.Format switch
    {
        OxmFormat.TcpFlags => TcpFlags(condition),
        OxmFormat.ConnectionState => ConnectionState(condition),
        OxmFormat.TunnelFlags => Flags(TunnelFlagNames, condition.Value, condition.Mask),
        OxmFormat.Fragment => Fragment(condition),
        _ => condition.IsExact ? Exact(condition.Field, condition.Value) : Masked(condition),
    };

    private static string Exact(OxmField field, UInt128 value) => field.Format switch
    {
        OxmFormat.Decimal => value.ToString(CultureInfo.InvariantCulture),
        OxmFormat.Ethernet => new MacAddress((ulong)value).ToString(),
        OxmFormat.Ipv4 => new Ipv4Address((uint)value).ToString(),
        OxmFormat.Ipv6 => new Ipv6Address(value).ToString(),
        OxmFormat.PacketType => string.Create(CultureInfo.InvariantCulture, $"({value >> 16},{Hex(value & 0xffff)})"),
        OxmFormat.Port => field.Bits == 16 ? Port16((ushort)value) : Port((uint)value),
        _ => Hex(value),
    };

    private static string Masked(MatchField condition) => condition.Field.Format switch
    {
        OxmFormat.Ethernet => $"{Exact(condition.Field, condition.Value)}/{Exact(condition.Field, condition.Mask)}",
        OxmFormat.Ipv4 or OxmFormat.Ipv6 => $"{Exact(condition.Field, condition.Value)}/{AddressMask(condition)}",
        _ => $"{Hex(condition.Value)}/{Hex(condition.Mask)}",
    };

    private static string AddressMask(MatchField condition)
    {
        var ones = (int)UInt128.PopCount(condition.Mask);
        return condition.Field.PrefixMask(ones) == condition.Mask
            ? ones.ToString(CultureInfo.InvariantCulture)
            : Exact(condition.Field, condition.Mask);
    }

    private static string TcpFlags(MatchField condition) => condition.IsExact
        ? Names(TcpFlagNames, condition.Value)
        : Flags(TcpFlagNames, condition.Value, condition.Mask);

    private static string ConnectionState(MatchField condition) => condition.IsExact
        ? Names(CtStateNames, condition.Value)
        : Flags(CtStateNames, condition.Value, condition.Mask);

    private static string Names(string[] names, UInt128 value)
    {
        var set = names.Where((_, bit) => (value >> bit & 1) != 0).ToArray();
        return set.Length == 0 ? "0" : string.Join('|', set);
    }

    private static string Flags(string[] names, UInt128 value, UInt128 mask)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < names.Length; bit++)
        {
            if ((mask >> bit & 1) != 0)
            {
                text.Append((value >> bit & 1) != 0 ? '+' : '-').Append(names[bit]);
            }
        }
        return text.ToString();
    }

    private static string Fragment(MatchField condition) => ((int)condition.Mask, (int)condition.Value) switch
    {
        (3, var value) => FragmentNames[value],
        (1, 1) => "yes",
        (1, 0) => "no",
        (2, 2) => "later",
        _ => "not_later",
    };
}
