using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An IPv6 address.</summary>
/// <param name="Value">The address as a number, its first byte in the most significant bits.</param>
[JsonConverter(typeof(AddressJsonConverter<Ipv6Address>))]
public readonly record struct Ipv6Address(UInt128 Value) : IWireValue<Ipv6Address>, IComparable<Ipv6Address>, ISpanParsable<Ipv6Address>
{
    /// <summary>The unspecified address, <c>::</c>.</summary>
    public static Ipv6Address Any => default;

    /// <summary>16 bytes.</summary>
    public static int Size => 16;

    /// <summary>Whether the address is in ff00::/8.</summary>
    public bool IsMulticast => Value >> 120 == 0xff;

    /// <summary>Whether the address is in fe80::/10.</summary>
    public bool IsLinkLocal => Value >> 118 == 0x3fa;

    /// <summary>Orders by number.</summary>
    public static bool operator <(Ipv6Address left, Ipv6Address right) => left.Value < right.Value;

    /// <summary>Orders by number.</summary>
    public static bool operator >(Ipv6Address left, Ipv6Address right) => left.Value > right.Value;

    /// <summary>Orders by number.</summary>
    public static bool operator <=(Ipv6Address left, Ipv6Address right) => left.Value <= right.Value;

    /// <summary>Orders by number.</summary>
    public static bool operator >=(Ipv6Address left, Ipv6Address right) => left.Value >= right.Value;

    /// <summary>Reads the text forms of RFC 4291 section 2.2, the one with an IPv4 tail included; no zone.</summary>
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static Ipv6Address Parse(string text) => Parse(text.AsSpan(), null);

    /// <inheritdoc cref="Parse(string)"/>
    public static Ipv6Address Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)"/>
    public static Ipv6Address Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, out var result)
        ? result
        : throw new FormatException($"'{s}' is not an IPv6 address such as 2001:db8::1");

    /// <summary>Reads an address like <see cref="Parse(string)"/> without an exception.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Ipv6Address result)
    {
        result = default;
        Span<ushort> head = stackalloc ushort[8];
        Span<ushort> tail = stackalloc ushort[8];
        var gap = text.IndexOf("::");
        if (gap < 0)
        {
            if (!TryParseGroups(text, head, out var count) || count != 8)
            {
                return false;
            }
        }
        else
        {
            if (!TryParseGroups(text[..gap], head, out var before) || !TryParseGroups(text[(gap + 2)..], tail, out var after)
                || before + after > 7 || text[..gap].Contains('.'))
            {
                return false;
            }

            tail[..after].CopyTo(head[(8 - after)..]);
        }

        UInt128 value = 0;
        foreach (var group in head)
        {
            value = value << 16 | group;
        }

        result = new(value);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Ipv6Address)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Ipv6Address result) => TryParse(s, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Ipv6Address)"/>
    public static bool TryParse(string? s, IFormatProvider? provider, out Ipv6Address result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc/>
    public static Ipv6Address Read(ref WireReader reader, string field) => new(reader.ReadUInt128(field));

    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, Ipv6Address value) => writer.WriteUInt128(value.Value);

    /// <inheritdoc/>
    public int CompareTo(Ipv6Address other) => Value.CompareTo(other.Value);

    /// <summary>The canonical text of RFC 5952: lower case, the longest run of at least two zero groups as <c>::</c>.</summary>
    public override string ToString()
    {
        var (gapStart, gapLength) = LongestZeroRun();
        var text = new StringBuilder(39);
        for (var i = 0; i < 8; i++)
        {
            if (i == gapStart)
            {
                text.Append("::");
                i += gapLength - 1;
                continue;
            }

            if (i > 0 && i != gapStart + gapLength)
            {
                text.Append(':');
            }

            text.Append(Group(i).ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private ushort Group(int index) => (ushort)(Value >> (112 - 16 * index));

    private (int Start, int Length) LongestZeroRun()
    {
        var best = (Start: -1, Length: 1);
        for (var i = 0; i < 8; i++)
        {
            var run = 0;
            while (i + run < 8 && Group(i + run) == 0)
            {
                run++;
            }

            if (run > best.Length)
            {
                best = (i, run);
            }

            i += run;
        }

        return best.Start < 0 ? (-1, 0) : best;
    }

    private static bool TryParseGroups(ReadOnlySpan<char> text, scoped Span<ushort> groups, out int count)
    {
        count = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (range.End.Value == text.Length && count <= 6 && part.Contains('.') && Ipv4Address.TryParse(part, out var v4))
            {
                groups[count++] = (ushort)(v4.Value >> 16);
                groups[count++] = (ushort)v4.Value;
                return true;
            }

            if (count == 8 || part.Length is 0 or > 4
                || !ushort.TryParse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var group))
            {
                return false;
            }

            groups[count++] = group;
        }

        return true;
    }
}
