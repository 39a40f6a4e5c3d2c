using System.Collections.Immutable;
using Vlcp.Packets;

namespace Vlcp.OpenFlow.Oxm;

/// <summary>One match field of the switch: its place on the wire, its width, its name and its text form. Each exists once, see
/// <see cref="OxmFields"/> and <see cref="NxmFields"/>; fields are compared by reference.</summary>
public sealed class OxmField
{
    // Negative until somebody asks.
    private int _rank = -1;

    internal OxmField(string name, int bits, OxmFormat format, OxmId id, bool maskable = false, string? nxmName = null, OxmId? nxm = null)
    {
        Name = name;
        Bits = bits;
        Bytes = (bits + 7) / 8;
        Format = format;
        Id = id;
        Maskable = maskable;
        SubfieldName = nxmName ?? name;
        SubfieldId = nxm ?? id;
        AllOnes = bits == 128 ? UInt128.MaxValue : (UInt128.One << bits) - 1;
    }

    /// <summary>The name that Open vSwitch gives the field, such as <c>reg5</c> or <c>eth_dst</c>.</summary>
    public string Name { get; }

    /// <summary>The width in bits; more significant bits of the value are always 0.</summary>
    public int Bits { get; }

    /// <summary>The width on the wire in bytes, 1 to 16.</summary>
    public int Bytes { get; internal init; }

    /// <summary>How values are written as text.</summary>
    public OxmFormat Format { get; }

    /// <summary>The header in a match or a set-field action.</summary>
    public OxmId Id { get; }

    /// <summary>True when the field can be matched with a mask.</summary>
    public bool Maskable { get; }

    /// <summary>The name in register moves and loads, such as <c>NXM_NX_REG5</c>.</summary>
    public string SubfieldName { get; }

    /// <summary>The header in register moves and loads.</summary>
    public OxmId SubfieldId { get; }

    /// <summary>Other headers that mean the same field.</summary>
    public ImmutableArray<OxmId> Aliases { get; internal init; } = [];

    /// <summary>True when Open vSwitch writes a mask in a match even where every bit counts.</summary>
    internal bool IsAlwaysMasked { get; init; }

    /// <summary>The header that a version has for the field when it is not <see cref="Id"/>.</summary>
    internal ImmutableArray<(OpenFlowVersion Since, OxmId Id)> VersionIds { get; init; } = [];

    /// <summary>What a match must contain beside this field: of each inner list at least one.</summary>
    public ImmutableArray<ImmutableArray<MatchField>> Prerequisites { get; internal init; } = [];

    /// <summary>The mask that selects every bit.</summary>
    public UInt128 AllOnes { get; }

    /// <summary>Its place among the conditions of a match.</summary>
    internal int Rank
    {
        get
        {
            if (_rank < 0)
            {
                _rank = OxmCatalog.RankOf(this);
            }
            return _rank;
        }
    }

    /// <summary>The whole field as source or destination of a move.</summary>
    public Subfield All => new(this, 0, Bits);

    /// <summary>Some bits of the field as source or destination of a move.</summary>
    /// <param name="offset">The lowest bit, counted from the least significant.</param>
    /// <param name="bits">How many bits.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bits do not lie inside the field.</exception>
    public Subfield Slice(int offset, int bits) => new(this, offset, bits);

    /// <summary>Matches packets whose field has exactly this value.</summary>
    /// <param name="value">The value, as an unsigned number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is wider than the field.</exception>
    public MatchField Is(UInt128 value) => new(this, value, AllOnes);

    /// <summary>Matches packets whose field has this value in the bits that the mask selects.</summary>
    /// <param name="value">The value; bits outside the mask are cleared.</param>
    /// <param name="mask">The bits that count.</param>
    /// <exception cref="ArgumentOutOfRangeException">Value or mask are wider than the field, or the field can't be masked.</exception>
    public MatchField Is(UInt128 value, UInt128 mask) => new(this, value, mask);

    /// <summary>Matches packets whose field holds this Ethernet address.</summary>
    /// <param name="address">The address.</param>
    public MatchField Is(MacAddress address) => Is((UInt128)address.Value);

    /// <summary>Matches packets whose field holds this IPv4 address.</summary>
    /// <param name="address">The address.</param>
    public MatchField Is(Ipv4Address address) => Is((UInt128)address.Value);

    /// <summary>Matches packets whose field holds an address of this network.</summary>
    /// <param name="network">The network.</param>
    public MatchField Is(Ipv4Network network) => Is(network.Address.Value, network.Mask.Value);

    /// <summary>Matches packets whose field holds this IPv6 address.</summary>
    /// <param name="address">The address.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field is narrower and the address does not fit.</exception>
    public MatchField Is(Ipv6Address address) => Is(address.Value);

    /// <summary>The mask that selects the most significant bits.</summary>
    /// <param name="prefixLength">How many bits, 0 to <see cref="Bits"/>.</param>
    public UInt128 PrefixMask(int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)prefixLength, (uint)Bits, Name);
        return prefixLength == 0 ? 0 : AllOnes & ~(prefixLength == Bits ? 0 : (UInt128.One << (Bits - prefixLength)) - 1);
    }

    /// <inheritdoc/>
    public bool Equals(OxmField? other) =>
        ReferenceEquals(this, other) || (other is not null && Id == other.Id && Bits == other.Bits);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OxmField);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();

    /// <summary>The field's name.</summary>
    public override string ToString() => Name;

    /// <summary>The header in a version: 1.0 knows matches by field only from Nicira.</summary>
    internal OxmId IdIn(OpenFlowVersion version)
    {
        if (version == OpenFlowVersion.V10)
        {
            return SubfieldId;
        }
        for (var i = VersionIds.Length - 1; i >= 0; i--)
        {
            if (version >= VersionIds[i].Since)
            {
                return VersionIds[i].Id;
            }
        }
        return Id;
    }

    internal static OxmField Undescribed(OxmId id, int bytes) =>
        new($"oxm_{id.Class:x4}_{id.Number}", bytes * 8, OxmFormat.Hexadecimal, id, maskable: true);
}
