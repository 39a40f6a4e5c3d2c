using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An organisation's own element.</summary>
//  2 organisation (3) | 5 subtype | 6 data
[WireStruct]
[WireCase(LldpType.Organization)]
public sealed partial record LldpOrganization : LldpElement
{
    /// <summary>The organisation's identifier, 24 bits.</summary>
    [UIntBytes(3)]
    public uint Organization { get; init; }

    /// <summary>The organisation's own type.</summary>
    public byte Subtype { get; init; }

    /// <summary>The content.</summary>
    [Remaining]
    public WireBytes Data { get; init; }
}
