using System.Buffers.Binary;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Views;

/// <summary>One flow with its counters, read in place; valid as long as the message is.</summary>
//  0 length (2) | 2 table_id | 4 duration (8) | 12 priority | 14 idle, 16 hard time-out | 18 flags | 20 importance, since 1.4 | 24 cookie (8)
//  32 packet_count (8) | 40 byte_count (8) | 48 match: type (2), length (2), fields, padding to 8 | instructions
public readonly ref struct FlowStatsView
{
    internal const int MinimalSize = 56;

    private const int MatchOffset = 48;
    private const int MatchHeaderSize = 4;
    private const ushort OxmType = 1;

    private readonly ReadOnlySpan<byte> _message;
    private readonly int _start;
    private readonly int _matchEnd;

    internal FlowStatsView(ReadOnlySpan<byte> message, int start, int end)
    {
        _message = message[..end];
        _start = start;
        var header = BinaryPrimitives.ReadUInt32BigEndian(message[(start + MatchOffset)..]);
        var matchLength = (int)(header & 0xffff);
        ViewRules.Demand(header >> 16 == OxmType, start + MatchOffset, "match.type", (int)(header >> 16));
        _matchEnd = start + MatchOffset + matchLength;
        ViewRules.Demand(matchLength >= MatchHeaderSize && InstructionsOffset <= end, start + MatchOffset + 2, "match.length", matchLength);
    }

    /// <summary>The flow's table.</summary>
    public byte TableId => _message[_start + 2];

    /// <summary>How long the flow lives.</summary>
    public uint DurationSeconds => UInt32(4);

    /// <summary>And the fraction of the second.</summary>
    public uint DurationNanoseconds => UInt32(8);

    /// <summary>Higher goes first.</summary>
    public ushort Priority => UInt16(12);

    /// <summary>Seconds without packets until the flow is removed; 0 for never.</summary>
    public ushort IdleTimeout => UInt16(14);

    /// <summary>Seconds until the flow is removed; 0 for never.</summary>
    public ushort HardTimeout => UInt16(16);

    /// <summary>What else holds for the flow.</summary>
    public FlowFlags Flags => (FlowFlags)UInt16(18);

    /// <summary>What the switch evicts last; 0 in 1.3.</summary>
    public ushort Importance => UInt16(20);

    /// <summary>The controller's number.</summary>
    public ulong Cookie => UInt64(24);

    /// <summary>Packets that matched.</summary>
    public ulong PacketCount => UInt64(32);

    /// <summary>Bytes that matched.</summary>
    public ulong ByteCount => UInt64(40);

    /// <summary>The conditions of the match, in the switch's order.</summary>
    public OxmViews Match => new(_message[.._matchEnd], _start + MatchOffset + MatchHeaderSize);

    /// <summary>The bytes of the match's conditions: two flows of one switch with equal bytes have equal matches.</summary>
    public ReadOnlySpan<byte> MatchBytes => _message[(_start + MatchOffset + MatchHeaderSize).._matchEnd];

    /// <summary>What the flow does.</summary>
    public InstructionViews Instructions => new(_message, InstructionsOffset);

    private int InstructionsOffset => _matchEnd + (-(_matchEnd - _start) & 7);

    /// <summary>The flow as a value that may be kept.</summary>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public FlowStats Decode()
    {
        var reader = new WireReader(_message[_start..], dialect: _message[0]);
        return FlowStats.Read(ref reader);
    }

    private ushort UInt16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_message[(_start + offset)..]);

    private uint UInt32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(_message[(_start + offset)..]);

    private ulong UInt64(int offset) => BinaryPrimitives.ReadUInt64BigEndian(_message[(_start + offset)..]);
}
