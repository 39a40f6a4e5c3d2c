using System.Buffers.Binary;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>
/// A PACKET_IN read in place, without a copy and without an allocation: for programs that answer a million packets a second.
/// <see cref="Decode"/> gives the whole message. The layouts are those of 1.0 and of 1.3 to 1.5.
/// </summary>
//  1.0:  8 buffer_id | 12 total_len | 14 in_port (2) | 16 reason | 17 pad | 18 data
//  1.3+: 8 buffer_id | 12 total_len | 14 reason | 15 table_id | 16 cookie (8) | 24 match (padded to 8) | 2 pad | data
public readonly ref struct PacketInView
{
    private const byte Version10 = 1;
    private const int BufferIdOffset = 8;
    private const int TotalLengthOffset = 12;
    private const int InPortOffset10 = 14;
    private const int ReasonOffset10 = 16;
    private const int DataOffset10 = 18;
    private const int ReasonOffset = 14;
    private const int TableIdOffset = 15;
    private const int CookieOffset = 16;
    private const int MatchOffset = 24;
    private const int MatchHeaderSize = 4;
    private const int OxmHeaderSize = 4;
    private const int PadAfterMatch = 2;
    private const int EthernetAddressSize = 6;
    private const int EtherTypeOffset = 12;
    private const int EthernetHeaderSize = 14;

    // OXM class 0x8000, field 0, no mask, 4 bytes; and NXM class 0, field 0, 2 bytes.
    private const uint InPortHeader = 0x80000004;
    private const uint NxmInPortHeader = 0x00000002;

    private readonly int _dataOffset;

    /// <summary>Checks the layout and finds port and packet.</summary>
    /// <param name="message">One whole message of type PACKET_IN.</param>
    /// <exception cref="WireFormatException">The message is shorter than its layout, or an inner length does not fit.</exception>
    public PacketInView(ReadOnlySpan<byte> message)
    {
        Message = message;
        if (message[0] == Version10)
        {
            Demand(message.Length >= DataOffset10, message.Length, "packet_in", message.Length);
            InPort = BinaryPrimitives.ReadUInt16BigEndian(message[InPortOffset10..]);
            _dataOffset = DataOffset10;
            return;
        }
        Demand(message.Length >= MatchOffset + MatchHeaderSize, message.Length, "packet_in", message.Length);
        int matchLength = BinaryPrimitives.ReadUInt16BigEndian(message[(MatchOffset + 2)..]);
        _dataOffset = MatchOffset + WireMath.AlignUp(matchLength, 8) + PadAfterMatch;
        Demand(matchLength >= MatchHeaderSize && _dataOffset <= message.Length, MatchOffset + 2, "match.length", matchLength);
        InPort = FindInPort(message.Slice(MatchOffset + MatchHeaderSize, matchLength - MatchHeaderSize));
    }

    /// <summary>The whole message, header included.</summary>
    public ReadOnlySpan<byte> Message { get; }

    /// <summary>The port that the packet came in by, or 0 when the switch did not say. 1.0 numbers have 16 bits.</summary>
    public uint InPort { get; }

    /// <summary>The version of the protocol.</summary>
    public OpenFlowVersion Version => (OpenFlowVersion)Message[0];

    /// <summary>The transaction id.</summary>
    public uint Xid => BinaryPrimitives.ReadUInt32BigEndian(Message[4..]);

    /// <summary>Where the switch keeps the packet; <see cref="PacketIn.NoBuffer"/>: it does not.</summary>
    public uint BufferId => BinaryPrimitives.ReadUInt32BigEndian(Message[BufferIdOffset..]);

    /// <summary>The whole packet's length in bytes.</summary>
    public ushort TotalLength => BinaryPrimitives.ReadUInt16BigEndian(Message[TotalLengthOffset..]);

    /// <summary>Why the packet came.</summary>
    public PacketInReason Reason => (PacketInReason)Message[IsVersion10 ? ReasonOffset10 : ReasonOffset];

    /// <summary>The table of the flow that sent the packet; 0 in 1.0.</summary>
    public byte TableId => IsVersion10 ? (byte)0 : Message[TableIdOffset];

    /// <summary>The cookie of that flow; 0 in 1.0.</summary>
    public ulong Cookie => IsVersion10 ? 0 : BinaryPrimitives.ReadUInt64BigEndian(Message[CookieOffset..]);

    /// <summary>The packet, or its beginning.</summary>
    public ReadOnlySpan<byte> Data => Message[_dataOffset..];

    /// <summary>Whether the packet has a whole Ethernet header.</summary>
    public bool HasEthernet => Message.Length - _dataOffset >= EthernetHeaderSize;

    /// <summary>The destination's MAC address as a number, its first byte in bits 40 to 47; only with <see cref="HasEthernet"/>.</summary>
    public ulong EthDst => ReadAddress(0);

    /// <summary>The source's MAC address as a number, its first byte in bits 40 to 47; only with <see cref="HasEthernet"/>.</summary>
    public ulong EthSrc => ReadAddress(EthernetAddressSize);

    /// <summary>The type field of the Ethernet header; only with <see cref="HasEthernet"/>.</summary>
    public ushort EtherType => BinaryPrimitives.ReadUInt16BigEndian(Message[(_dataOffset + EtherTypeOffset)..]);

    private bool IsVersion10 => Message[0] == Version10;

    /// <summary>The whole message as a value that may be kept.</summary>
    /// <exception cref="WireFormatException">The match is malformed.</exception>
    public PacketIn Decode() => (PacketIn)OpenFlowCodec.Decode(Message);

    private static uint FindInPort(ReadOnlySpan<byte> fields)
    {
        uint port = 0;
        while (fields.Length > 0)
        {
            Demand(fields.Length >= OxmHeaderSize, MatchOffset, "match.fields", fields.Length);
            var header = BinaryPrimitives.ReadUInt32BigEndian(fields);
            var size = OxmHeaderSize + fields[3];
            Demand(size <= fields.Length, MatchOffset, "oxm.length", size);
            port = header switch
            {
                InPortHeader => BinaryPrimitives.ReadUInt32BigEndian(fields[OxmHeaderSize..]),
                NxmInPortHeader => BinaryPrimitives.ReadUInt16BigEndian(fields[OxmHeaderSize..]),
                _ => port,
            };
            fields = fields[size..];
        }
        return port;
    }

    private static void Demand(bool holds, int offset, string field, int value)
    {
        if (!holds)
        {
            throw new WireFormatException(offset, field, $"{value} does not fit the message");
        }
    }

    private ulong ReadAddress(int offset)
    {
        var address = Message.Slice(_dataOffset + offset, EthernetAddressSize);
        return (ulong)BinaryPrimitives.ReadUInt32BigEndian(address) << 16 | BinaryPrimitives.ReadUInt16BigEndian(address[4..]);
    }
}
