using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>The fixed header of an IPv6 packet, RFC 8200. 40 bytes.</summary>
//  0 version (4 bits), traffic class (8), flow label (20) | 4 payload length (2) | 6 next header | 7 hop limit | 8 source (16) | 24 destination (16)
[WireStruct]
public sealed partial record Ipv6Header
{
    /// <summary>Always 6.</summary>
    [Bits(4)]
    [Const(6)]
    public partial byte Version { get; }

    /// <summary>Differentiated services and congestion notification.</summary>
    [Bits(8)]
    public byte TrafficClass { get; init; }

    /// <summary>Flow label, 20 bits.</summary>
    [Bits(20)]
    public uint FlowLabel { get; init; }

    /// <summary>Bytes after this header. <see cref="PacketBuilder"/> computes it.</summary>
    public ushort PayloadLength { get; init; }

    /// <summary>What follows.</summary>
    public IpProtocol NextHeader { get; init; }

    /// <summary>Routers that the packet may still pass.</summary>
    public byte HopLimit { get; init; } = 64;

    /// <summary>The sender.</summary>
    public Ipv6Address Source { get; init; }

    /// <summary>The receiver.</summary>
    public Ipv6Address Destination { get; init; }
}
