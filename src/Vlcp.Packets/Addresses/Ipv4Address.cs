using System.Globalization;
using System.Text.Json.Serialization;
using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An IPv4 address.</summary>
/// <param name="Value">The address as a number, its first byte in the most significant bits.</param>
[JsonConverter(typeof(AddressJsonConverter<Ipv4Address>))]
public readonly record struct Ipv4Address(uint Value) : IWireValue<Ipv4Address>, IComparable<Ipv4Address>, ISpanParsable<Ipv4Address>
{
    /// <summary>0.0.0.0.</summary>
    public static Ipv4Address Any => default;

    /// <summary>255.255.255.255.</summary>
    public static Ipv4Address Broadcast => new(uint.MaxValue);

    /// <summary>4 bytes.</summary>
    public static int Size => 4;

    /// <summary>Whether the address is in 224.0.0.0/4.</summary>
    public bool IsMulticast => Value >> 28 == 0xe;

    /// <summary>Orders by number.</summary>
    public static bool operator <(Ipv4Address left, Ipv4Address right) => left.Value < right.Value;

    /// <summary>Orders by number.</summary>
    public static bool operator >(Ipv4Address left, Ipv4Address right) => left.Value > right.Value;

    /// <summary>Orders by number.</summary>
    public static bool operator <=(Ipv4Address left, Ipv4Address right) => left.Value <= right.Value;

    /// <summary>Orders by number.</summary>
    public static bool operator >=(Ipv4Address left, Ipv4Address right) => left.Value >= right.Value;

    /// <summary>Reads four decimal numbers with dots, for example <c>10.0.0.1</c>; leading zeros are refused because they may mean octal.</summary>
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static Ipv4Address Parse(string text) => Parse(text.AsSpan(), null);

    /// <inheritdoc cref="Parse(string)"/>
    public static Ipv4Address Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)"/>
    public static Ipv4Address Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, out var result)
        ? result
        : throw new FormatException($"'{s}' is not an IPv4 address such as 10.0.0.1");

    /// <summary>Reads an address like <see cref="Parse(string)"/> without an exception.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Ipv4Address result)
    {
        result = default;
        uint value = 0;
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (++parts > 4
                || part.Length is 0 or > 3
                || (part.Length > 1 && part[0] == '0')
                || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var b))
            {
                return false;
            }

            value = value << 8 | b;
        }

        result = new(value);
        return parts == 4;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Ipv4Address)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Ipv4Address result) => TryParse(s, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Ipv4Address)"/>
    public static bool TryParse(string? s, IFormatProvider? provider, out Ipv4Address result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc/>
    public static Ipv4Address Read(ref WireReader reader, string field) => new(reader.ReadUInt32(field));

    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, Ipv4Address value) => writer.WriteUInt32(value.Value);

    /// <inheritdoc/>
    public int CompareTo(Ipv4Address other) => Value.CompareTo(other.Value);

    /// <summary>Four decimal numbers with dots.</summary>
    public override string ToString() => $"{Value >> 24}.{Value >> 16 & 0xff}.{Value >> 8 & 0xff}.{Value & 0xff}";
}
