using System.Globalization;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.OpenFlow.Text;

/// <summary>Numbers, addresses, ports and parts of fields from text.</summary>
internal static class ValueParser
{
    private const int MostShortDigits = 16;

    /// <summary>A decimal number, or a hexadecimal one behind 0x.</summary>
    /// <exception cref="FormatException">It is none, or larger than allowed.</exception>
    public static UInt128 Number(string text, string what, UInt128 maximum)
    {
        if (!TryNumber(text, out var value))
        {
            throw new FormatException($"{what}: '{text}' is not a number");
        }
        return value > maximum ? throw new FormatException($"{what}: {text} is more than {maximum}") : value;
    }

    public static byte Number8(string text, string what) => (byte)Number(text, what, byte.MaxValue);

    public static ushort Number16(string text, string what) => (ushort)Number(text, what, ushort.MaxValue);

    public static uint Number32(string text, string what) => (uint)Number(text, what, uint.MaxValue);

    public static ulong Number64(string text, string what) => (ulong)Number(text, what, ulong.MaxValue);

    public static uint Port(string text, string what) => TryPortName(text) ?? (uint)Number(text, what, uint.MaxValue);

    // Reserved ports of 16 bits have the lower half of the number.
    public static ushort Port16(string text, string what) =>
        TryPortName(text) is { } reserved ? (ushort)reserved : Number16(text, what);

    public static uint? TryPortName(string text) => text.Length > 0 && char.IsAsciiDigit(text[0]) ? null : text.ToUpperInvariant() switch
    {
        "IN_PORT" => PortNumber.InPort,
        "TABLE" => PortNumber.Table,
        "NORMAL" => PortNumber.Normal,
        "FLOOD" => PortNumber.Flood,
        "ALL" => PortNumber.All,
        "CONTROLLER" => PortNumber.Controller,
        "LOCAL" => PortNumber.Local,
        "ANY" or "NONE" => PortNumber.Any,
        _ => null,
    };

    /// <summary>The field with a name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static OxmField Field(string name) =>
        TryField(name) ?? throw new FormatException($"'{name}' is not the name of a field");

    public static OxmField? TryField(string name) => FieldNames.Find(name);

    /// <summary>A part of a field: <c>name[first..last]</c>, <c>name[bit]</c>, <c>name[]</c> or <c>name</c>.</summary>
    /// <exception cref="FormatException">There is no such field, or the bits lie outside.</exception>
    public static Subfield Subfield(string text)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            return FieldInSubfield(text).All;
        }
        if (!text.EndsWith(']'))
        {
            throw new FormatException($"'{text}': the ']' is missing");
        }
        var field = FieldInSubfield(text[..open]);
        var range = text[(open + 1)..^1];
        if (range.Length == 0)
        {
            return field.All;
        }
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        var first = (int)Number(dots < 0 ? range : range[..dots], text, (UInt128)(field.Bits - 1));
        var last = dots < 0 ? first : (int)Number(range[(dots + 2)..], text, (UInt128)(field.Bits - 1));
        return last >= first ? field.Slice(first, last - first + 1) : throw new FormatException($"'{text}': the last bit is below the first");
    }

    /// <summary>A value, and behind a slash a mask.</summary>
    /// <exception cref="FormatException">Value or mask are not what the field holds.</exception>
    public static (UInt128 Value, UInt128 Mask) ValueAndMask(OxmField field, string text)
    {
        if (field.Format is OxmFormat.TcpFlags or OxmFormat.ConnectionState or OxmFormat.TunnelFlags or OxmFormat.Fragment or OxmFormat.PacketType)
        {
            return FlagParser.Parse(field, text);
        }
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var value = Value(field, slash < 0 ? text : text[..slash]);
        return (value, slash < 0 ? field.AllOnes : Mask(field, text[(slash + 1)..]));
    }

    public static UInt128 Value(OxmField field, string text)
    {
        var value = field.Format switch
        {
            OxmFormat.Ethernet when text.Contains(':', StringComparison.Ordinal) =>
                MacAddress.TryParse(text.AsSpan(), out var mac) ? mac.Value : throw Bad(field, text, "an Ethernet address"),
            OxmFormat.Ipv4 when text.Contains('.', StringComparison.Ordinal) =>
                Ipv4Address.TryParse(text, CultureInfo.InvariantCulture, out var ipv4) ? ipv4.Value : throw Bad(field, text, "an IPv4 address"),
            OxmFormat.Ipv6 when text.Contains(':', StringComparison.Ordinal) =>
                Ipv6Address.TryParse(text, CultureInfo.InvariantCulture, out var ipv6) ? ipv6.Value : throw Bad(field, text, "an IPv6 address"),
            OxmFormat.Port => field.Bits == 16 ? Port16(text, field.Name) : Port(text, field.Name),
            _ => Number(text, field.Name, field.AllOnes),
        };
        return value;
    }

    private static bool TryNumber(string text, out UInt128 value)
    {
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var digits = isHex ? text.AsSpan(2) : text;
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;

        // Nearly all numbers are short, and short ones are read much faster.
        if (digits.Length <= MostShortDigits)
        {
            var isNumber = ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var small);
            value = small;
            return isNumber;
        }
        return UInt128.TryParse(digits, style, CultureInfo.InvariantCulture, out value);
    }

    private static OxmField FieldInSubfield(string name) => name switch
    {
        // Register actions see the port as 16 bits.
        "in_port" => NxmFields.InPort16,
        _ => Field(name),
    };

    private static UInt128 Mask(OxmField field, string text) =>
        field.Format is OxmFormat.Ipv4 or OxmFormat.Ipv6 && text.All(char.IsAsciiDigit)
            ? field.PrefixMask((int)Number(text, field.Name, (UInt128)field.Bits))
            : Value(field, text);

    private static FormatException Bad(OxmField field, string text, string wanted) => new($"{field.Name}: '{text}' is not {wanted}");
}
