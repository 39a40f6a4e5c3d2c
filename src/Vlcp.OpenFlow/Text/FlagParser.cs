using Vlcp.OpenFlow.Oxm;

namespace Vlcp.OpenFlow.Text;

/// <summary>Values that have names: flags as <c>+set-cleared</c> or <c>set|set</c>, fragments, types of packets.</summary>
internal static class FlagParser
{
    /// <exception cref="FormatException">A name is not one of the field's.</exception>
    public static (UInt128 Value, UInt128 Mask) Parse(OxmField field, string text) => field.Format switch
    {
        OxmFormat.Fragment => Fragment(text),
        OxmFormat.PacketType => (PacketType(text), field.AllOnes),
        OxmFormat.TcpFlags => Flags(field, text, FieldText.TcpFlagNames),
        OxmFormat.ConnectionState => Flags(field, text, FieldText.CtStateNames),
        _ => Flags(field, text, FieldText.TunnelFlagNames),
    };

    public static UInt128 PacketType(string text)
    {
        var parts = text.Trim('(', ')').Split(',');
        return parts.Length == 2
            ? (UInt128)ValueParser.Number16(parts[0].Trim(), "packet_type") << 16 | ValueParser.Number16(parts[1].Trim(), "packet_type")
            : ValueParser.Number(text, "packet_type", uint.MaxValue);
    }

    private static (UInt128 Value, UInt128 Mask) Fragment(string text) => text switch
    {
        "no" => (0, 3),
        "yes" => (1, 1),
        "first" => (1, 3),
        "later" => (3, 3),
        "not_later" => (0, 2),
        _ => throw new FormatException($"ip_frag: '{text}' is none of no, yes, first, later, not_later"),
    };

    private static (UInt128 Value, UInt128 Mask) Flags(OxmField field, string text, string[] names)
    {
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            return Signed(field, text, names);
        }
        if (text.Length > 0 && char.IsAsciiDigit(text[0]))
        {
            var parts = text.Split('/');
            return (ValueParser.Number(parts[0], field.Name, field.AllOnes),
                parts.Length > 1 ? ValueParser.Number(parts[1], field.Name, field.AllOnes) : field.AllOnes);
        }
        UInt128 value = 0;
        foreach (var name in text.Split('|'))
        {
            value |= Bit(field, name, names);
        }
        return (value, field.AllOnes);
    }

    private static (UInt128 Value, UInt128 Mask) Signed(OxmField field, string text, string[] names)
    {
        UInt128 value = 0, mask = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOfAny(['+', '-'], start + 1);
            end = end < 0 ? text.Length : end;
            var bit = Bit(field, text[(start + 1)..end], names);
            value |= text[start] == '+' ? bit : 0;
            mask |= bit;
            start = end;
        }
        return (value, mask);
    }

    private static UInt128 Bit(OxmField field, string name, string[] names)
    {
        var bit = Array.IndexOf(names, name);
        return bit >= 0 ? UInt128.One << bit : throw new FormatException($"{field.Name}: '{name}' is none of {string.Join(", ", names)}");
    }
}
