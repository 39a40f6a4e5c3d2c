using System.Globalization;
using System.Text.Json.Serialization;

namespace Vlcp.Packets;

/// <summary>A block of IPv4 addresses, <c>192.168.1.0/24</c>. The address has no bits outside the prefix.</summary>
[JsonConverter(typeof(AddressJsonConverter<Ipv4Network>))]
public readonly record struct Ipv4Network : IComparable<Ipv4Network>, ISpanParsable<Ipv4Network>
{
    /// <summary>The block that contains an address.</summary>
    /// <param name="address">Any address of the block; bits outside the prefix are cleared.</param>
    /// <param name="prefixLength">Length of the prefix in bits, 0 to 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another prefix length.</exception>
    public Ipv4Network(Ipv4Address address, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, 32);
        PrefixLength = prefixLength;
        Address = new(address.Value & MaskOf(prefixLength));
    }

    /// <summary>The first address of the block.</summary>
    public Ipv4Address Address { get; }

    /// <summary>Length of the prefix in bits, 0 to 32.</summary>
    public int PrefixLength { get; }

    /// <summary>The network mask, for example 255.255.255.0.</summary>
    public Ipv4Address Mask => new(MaskOf(PrefixLength));

    /// <summary>The last address of the block.</summary>
    public Ipv4Address Broadcast => new(Address.Value | ~MaskOf(PrefixLength));

    /// <summary>Number of addresses, up to 2^32.</summary>
    public long Count => 1L << (32 - PrefixLength);

    /// <summary>Reads <c>address/prefix</c>. An address with bits outside the prefix is accepted and these bits are cleared.</summary>
    /// <exception cref="FormatException">The text is no such block.</exception>
    public static Ipv4Network Parse(string text) => TryParse(text, out var result)
        ? result
        : throw new FormatException($"'{text}' is not an IPv4 network such as 192.168.1.0/24");

    /// <summary>Reads a block like <see cref="Parse(string)"/> without an exception.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Ipv4Network result)
    {
        result = default;
        var slash = text.IndexOf('/');
        if (slash < 0
            || !Ipv4Address.TryParse(text[..slash], out var address)
            || !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            || prefix > 32)
        {
            return false;
        }

        result = new(address, prefix);
        return true;
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static Ipv4Network Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc cref="Parse(string)"/>
    public static Ipv4Network Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Ipv4Network)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Ipv4Network result) => TryParse(s, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Ipv4Network)"/>
    public static bool TryParse(string? s, IFormatProvider? provider, out Ipv4Network result) => TryParse(s.AsSpan(), out result);

    /// <summary>Whether an address is in the block.</summary>
    public bool Contains(Ipv4Address address) => (address.Value & MaskOf(PrefixLength)) == Address.Value;

    /// <summary>Whether all addresses of another block are in this one.</summary>
    public bool Contains(Ipv4Network other) => other.PrefixLength >= PrefixLength && Contains(other.Address);

    /// <summary>Whether the two blocks share an address.</summary>
    public bool Overlaps(Ipv4Network other) => Contains(other) || other.Contains(this);

    /// <summary>Orders by address, then by prefix length.</summary>
    public int CompareTo(Ipv4Network other)
    {
        var byAddress = Address.CompareTo(other.Address);
        return byAddress != 0 ? byAddress : PrefixLength.CompareTo(other.PrefixLength);
    }

    /// <summary>Orders by address, then by prefix length.</summary>
    public static bool operator <(Ipv4Network left, Ipv4Network right) => left.CompareTo(right) < 0;

    /// <summary>Orders by address, then by prefix length.</summary>
    public static bool operator >(Ipv4Network left, Ipv4Network right) => left.CompareTo(right) > 0;

    /// <summary>Orders by address, then by prefix length.</summary>
    public static bool operator <=(Ipv4Network left, Ipv4Network right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by address, then by prefix length.</summary>
    public static bool operator >=(Ipv4Network left, Ipv4Network right) => left.CompareTo(right) >= 0;

    /// <summary><c>address/prefix</c>.</summary>
    public override string ToString() => $"{Address}/{PrefixLength}";

    private static uint MaskOf(int prefixLength) => prefixLength == 0 ? 0 : uint.MaxValue << (32 - prefixLength);
}
