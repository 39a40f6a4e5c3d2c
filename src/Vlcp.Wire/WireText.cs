using System.Collections;
using System.Globalization;
using System.Text;

namespace Vlcp.Wire;

/// <summary>
/// The text form of layouts: <c>PortStatus { Reason = Add, Desc = PortDesc { … } }</c>. Flags are names joined by blanks with left-over
/// bits as <c>0x…</c>, bytes are hexadecimal, absent members are left out.
/// </summary>
public sealed class WireText : IWireVisitor
{
    private readonly StringBuilder text = new();
    private bool first = true;

    /// <summary>The text form of a layout.</summary>
    /// <param name="type">Name of its type.</param>
    /// <param name="value">The layout.</param>
    public static string Of(string type, IWireVisitable value)
    {
        var visitor = new WireText();
        visitor.text.Append(type).Append(" {");
        value.Visit(visitor);
        return visitor.text.Append(" }").ToString();
    }

    /// <summary>The text form of a single value.</summary>
    public static string Format(object? value) => value switch
    {
        null => "null",
        string s => "\"" + s + "\"",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        Enum e => FormatEnum(e),
        WireBytes bytes => bytes.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IWireVisitable layout => layout.ToString() ?? "",
        IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Format)) + "]",
        _ => value.ToString() ?? "",
    };

    /// <inheritdoc/>
    public void Member<T>(string name, T value)
    {
        if (value is null)
        {
            return;
        }

        text.Append(first ? " " : ", ").Append(name).Append(" = ").Append(Format(value));
        first = false;
    }

    private static string FormatEnum(Enum value)
    {
        var type = value.GetType();
        var bits = Bits(value);
        if (Enum.IsDefined(type, value) || bits == 0 || !type.IsDefined(typeof(FlagsAttribute), false))
        {
            return value.ToString();
        }

        var names = new List<(ulong Bits, string Name)>();
        foreach (var known in Enum.GetValues(type).Cast<Enum>().OrderByDescending(Bits))
        {
            var knownBits = Bits(known);
            if (knownBits != 0 && (bits & knownBits) == knownBits)
            {
                names.Add((knownBits, known.ToString()));
                bits &= ~knownBits;
            }
        }

        var parts = names.OrderBy(n => n.Bits).Select(n => n.Name);
        return string.Join(' ', bits == 0 ? parts : parts.Append("0x" + bits.ToString("x", CultureInfo.InvariantCulture)));
    }

    private static ulong Bits(Enum value) => Convert.GetTypeCode(value) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64
        ? (ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture)
        : Convert.ToUInt64(value, CultureInfo.InvariantCulture);
}
