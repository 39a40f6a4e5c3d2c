using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>One element (TLV) of an LLDP data unit; the type chooses the content.</summary>
//  0 type (7 bits), length (9) | 2 content
[WireStruct]
[Discriminator(nameof(Type))]
public abstract partial record LldpElement
{
    /// <summary>What the element says.</summary>
    [Bits(7)]
    public LldpType Type { get; protected init; }

    /// <summary>Bytes after the first two.</summary>
    [Bits(9)]
    [StructLength(Add = -2)]
    public partial ushort Length { get; }
}
