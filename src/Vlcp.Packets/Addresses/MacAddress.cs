using System.Globalization;
using System.Text.Json.Serialization;
using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An Ethernet address of 48 bits.</summary>
[JsonConverter(typeof(AddressJsonConverter<MacAddress>))]
public readonly record struct MacAddress : IWireValue<MacAddress>, IComparable<MacAddress>, ISpanParsable<MacAddress>
{
    private const ulong Max = 0xffff_ffff_ffff;

    /// <summary>An address from a number.</summary>
    /// <param name="value">The address, its first byte in bits 40 to 47.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than 48 bits.</exception>
    public MacAddress(ulong value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Max);
        Value = value;
    }

    /// <summary>ff:ff:ff:ff:ff:ff.</summary>
    public static MacAddress Broadcast => new(Max);

    /// <summary>00:00:00:00:00:00.</summary>
    public static MacAddress Zero => default;

    /// <summary>6 bytes.</summary>
    public static int Size => 6;

    /// <summary>The address as a number, its first byte in bits 40 to 47.</summary>
    public ulong Value { get; }

    /// <summary>Whether this names a group of stations (broadcast included).</summary>
    public bool IsMulticast => (Value >> 40 & 1) != 0;

    /// <summary>Whether all bits are set.</summary>
    public bool IsBroadcast => Value == Max;

    /// <summary>Whether the address was assigned locally and not by a vendor.</summary>
    public bool IsLocal => (Value >> 40 & 2) != 0;

    /// <summary>Orders by number.</summary>
    public static bool operator <(MacAddress left, MacAddress right) => left.Value < right.Value;

    /// <summary>Orders by number.</summary>
    public static bool operator >(MacAddress left, MacAddress right) => left.Value > right.Value;

    /// <summary>Orders by number.</summary>
    public static bool operator <=(MacAddress left, MacAddress right) => left.Value <= right.Value;

    /// <summary>Orders by number.</summary>
    public static bool operator >=(MacAddress left, MacAddress right) => left.Value >= right.Value;

    /// <summary>Reads <c>aa:bb:cc:dd:ee:ff</c> or <c>aa-bb-cc-dd-ee-ff</c>, either case, two digits a byte.</summary>
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static MacAddress Parse(string text) => Parse(text.AsSpan(), null);

    /// <inheritdoc cref="Parse(string)"/>
    public static MacAddress Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)"/>
    public static MacAddress Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, out var result)
        ? result
        : throw new FormatException($"'{s}' is not a MAC address such as 00:16:3e:12:34:56");

    /// <summary>Reads an address like <see cref="Parse(string)"/> without an exception.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out MacAddress result)
    {
        result = default;
        if (text.Length != 17 || text[2] is not (':' or '-'))
        {
            return false;
        }

        ulong value = 0;
        for (var i = 0; i < 17; i += 3)
        {
            if ((i > 0 && text[i - 1] != text[2])
                || !byte.TryParse(text.Slice(i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                return false;
            }

            value = value << 8 | b;
        }

        result = new(value);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out MacAddress)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out MacAddress result) => TryParse(s, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out MacAddress)"/>
    public static bool TryParse(string? s, IFormatProvider? provider, out MacAddress result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc/>
    public static MacAddress Read(ref WireReader reader, string field) => new(reader.ReadUIntBytes(6, field));

    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, MacAddress value) => writer.WriteUIntBytes(value.Value, 6, nameof(MacAddress));

    /// <inheritdoc/>
    public int CompareTo(MacAddress other) => Value.CompareTo(other.Value);

    /// <summary>Six bytes in lower-case hexadecimal with colons.</summary>
    public override string ToString()
    {
        var v = Value;
        return $"{(byte)(v >> 40):x2}:{(byte)(v >> 32):x2}:{(byte)(v >> 24):x2}:{(byte)(v >> 16):x2}:{(byte)(v >> 8):x2}:{(byte)v:x2}";
    }
}
