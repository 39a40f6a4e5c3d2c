using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>The header of a TCP segment, RFC 9293. 20 bytes and options.</summary>
//  0 source port (2) | 2 destination port (2) | 4 sequence (4) | 8 acknowledgement (4)
//  12 header words (4 bits), reserved (4) | 13 flags | 14 window (2) | 16 checksum (2) | 18 urgent pointer (2) | 20 options
[WireStruct]
public sealed partial record TcpHeader
{
    /// <summary>The sender's port.</summary>
    public ushort SourcePort { get; init; }

    /// <summary>The receiver's port.</summary>
    public ushort DestinationPort { get; init; }

    /// <summary>Number of the first byte of data.</summary>
    public uint Sequence { get; init; }

    /// <summary>Number of the next byte that the sender expects.</summary>
    public uint Acknowledgement { get; init; }

    /// <summary>Length of the header in words of 4 bytes, options included.</summary>
    [Bits(4)]
    [LengthOf(nameof(Options), Add = 20, Unit = 4)]
    public partial byte HeaderWords { get; }

    /// <summary>Reserved for extensions.</summary>
    [Bits(4)]
    public byte Reserved { get; init; }

    /// <summary>Control bits.</summary>
    public TcpFlags Flags { get; init; }

    /// <summary>Bytes that the sender is willing to accept, before scaling.</summary>
    public ushort Window { get; init; }

    /// <summary>Internet checksum with the pseudo header. <see cref="PacketBuilder"/> computes it.</summary>
    public ushort Checksum { get; init; }

    /// <summary>Where urgent data ends.</summary>
    public ushort UrgentPointer { get; init; }

    /// <summary>Options with their padding: a multiple of 4 bytes, at most 40.</summary>
    public WireBytes Options { get; init; }
}
