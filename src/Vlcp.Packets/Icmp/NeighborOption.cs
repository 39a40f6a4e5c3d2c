using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An option of neighbor discovery, RFC 4861 section 4.6. Its length is counted in units of 8 bytes.</summary>
//  0 type | 1 length | 2 data
[WireStruct]
public sealed partial record NeighborOption
{
    /// <summary>Type of the option that holds the sender's link-layer address.</summary>
    public const byte SourceLinkLayer = 1;

    /// <summary>Type of the option that holds the target's link-layer address.</summary>
    public const byte TargetLinkLayer = 2;

    /// <summary>What the option holds.</summary>
    public byte Type { get; init; }

    /// <summary>Length in units of 8 bytes.</summary>
    [StructLength(Unit = 8)]
    public partial byte Units { get; }

    /// <summary>Content: 6 bytes and any multiple of 8.</summary>
    [Remaining]
    public WireBytes Data { get; init; } = new byte[6];
}
