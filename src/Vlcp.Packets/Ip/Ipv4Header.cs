using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>The header of an IPv4 packet, RFC 791. 20 bytes and options.</summary>
//  0 version, header words (4 bits each) | 1 DSCP, ECN | 2 total length (2) | 4 id (2) | 6 flags, fragment offset (2)
//  8 TTL | 9 protocol | 10 checksum (2) | 12 source (4) | 16 destination (4) | 20 options
[WireStruct]
public sealed partial record Ipv4Header
{
    /// <summary>Always 4.</summary>
    [Bits(4)]
    [Const(4)]
    public partial byte Version { get; }

    /// <summary>Length of the header in words of 4 bytes, options included.</summary>
    [Bits(4)]
    [LengthOf(nameof(Options), Add = 20, Unit = 4)]
    public partial byte HeaderWords { get; }

    /// <summary>Differentiated services code point.</summary>
    [Bits(6)]
    public byte Dscp { get; init; }

    /// <summary>Explicit congestion notification.</summary>
    [Bits(2)]
    public byte Ecn { get; init; }

    /// <summary>Length of header and payload in bytes. <see cref="PacketBuilder"/> computes it.</summary>
    public ushort TotalLength { get; init; }

    /// <summary>Names the packet that a fragment belongs to.</summary>
    public ushort Id { get; init; }

    /// <summary>Whether routers must not fragment.</summary>
    [Bits(1, Skip = 1)]
    public bool DontFragment { get; init; }

    /// <summary>Whether fragments follow.</summary>
    [Bits(1)]
    public bool MoreFragments { get; init; }

    /// <summary>Place of this fragment in units of 8 bytes.</summary>
    [Bits(13)]
    public ushort FragmentOffset { get; init; }

    /// <summary>Routers that the packet may still pass.</summary>
    public byte Ttl { get; init; } = 64;

    /// <summary>What follows.</summary>
    public IpProtocol Protocol { get; init; }

    /// <summary>Internet checksum of the header. <see cref="PacketBuilder"/> computes it.</summary>
    public ushort Checksum { get; init; }

    /// <summary>The sender.</summary>
    public Ipv4Address Source { get; init; }

    /// <summary>The receiver.</summary>
    public Ipv4Address Destination { get; init; }

    /// <summary>Options with their padding: a multiple of 4 bytes, at most 40.</summary>
    public WireBytes Options { get; init; }

    /// <summary>Whether this is one of several fragments.</summary>
    public bool IsFragment => MoreFragments || FragmentOffset != 0;
}
