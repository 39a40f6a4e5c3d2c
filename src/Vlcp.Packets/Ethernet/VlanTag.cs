using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>A tag of IEEE 802.1Q without the type in front of it. 4 bytes.</summary>
//  0 priority (3 bits) | drop eligible (1) | id (12) | 2 type (2)
[WireStruct]
public sealed partial record VlanTag
{
    /// <summary>Priority code point, 0 to 7.</summary>
    [Bits(3)]
    public byte Priority { get; init; }

    /// <summary>Whether the frame may be dropped first.</summary>
    [Bits(1)]
    public bool DropEligible { get; init; }

    /// <summary>VLAN, 0 (priority tag only) to 4095 (reserved).</summary>
    [Bits(12)]
    public ushort Id { get; init; }

    /// <summary>What follows.</summary>
    public EtherType Type { get; init; }
}
