using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>The header of a UDP datagram, RFC 768. 8 bytes.</summary>
//  0 source port (2) | 2 destination port (2) | 4 length (2) | 6 checksum (2)
[WireStruct]
public sealed partial record UdpHeader
{
    /// <summary>The sender's port.</summary>
    public ushort SourcePort { get; init; }

    /// <summary>The receiver's port.</summary>
    public ushort DestinationPort { get; init; }

    /// <summary>Length of header and payload. <see cref="PacketBuilder"/> computes it.</summary>
    public ushort Length { get; init; }

    /// <summary>Internet checksum with the pseudo header; 0 means none. <see cref="PacketBuilder"/> computes it.</summary>
    public ushort Checksum { get; init; }
}
