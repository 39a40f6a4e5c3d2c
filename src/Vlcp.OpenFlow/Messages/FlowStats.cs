using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A flow with its counters (ofp_flow_stats).</summary>
/// <param name="Flow">The flow.</param>
/// <param name="DurationSeconds">How long it lives.</param>
/// <param name="DurationNanoseconds">And the fraction of the second.</param>
/// <param name="PacketCount">Packets that matched.</param>
/// <param name="ByteCount">Bytes that matched.</param>
//  0 length (2) | 2 table_id (1) | 4 duration | 12 priority, time-outs, flags (8) | 20 importance, since 1.4 (2) | 24 cookie | 32 counters | 48 match
public sealed record FlowStats(FlowEntry Flow, uint DurationSeconds, uint DurationNanoseconds, ulong PacketCount, ulong ByteCount)
    : IWireStruct<FlowStats>
{
    private const int FixedSize = 48;

    /// <inheritdoc/>
    public int WireSize => FixedSize + MatchWire.SizeOf(Flow.Match) + InstructionCatalog.SizeOf(Flow.Instructions);

    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static FlowStats Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "flow_stats");
        var tableId = body.ReadUInt8("table_id");
        body.Skip(1, "pad");
        var seconds = body.ReadUInt32("duration_sec");
        var nanoseconds = body.ReadUInt32("duration_nsec");
        var flow = new FlowEntry(tableId, body.ReadUInt16("priority"), Match.Any, [])
        {
            IdleTimeout = body.ReadUInt16("idle_timeout"),
            HardTimeout = body.ReadUInt16("hard_timeout"),
            Flags = (FlowFlags)body.ReadUInt16("flags"),
            Importance = body.ReadUInt16("importance"),
        };
        body.Skip(2, "pad");
        var cookie = body.ReadUInt64("cookie");
        var packets = body.ReadUInt64("packet_count");
        var bytes = body.ReadUInt64("byte_count");
        flow = flow with { Cookie = cookie, Match = MatchWire.Read(ref body), Instructions = InstructionCatalog.ReadAll(ref body) };
        return new FlowStats(flow, seconds, nanoseconds, packets, bytes);
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)WireSize);
        writer.WriteUInt8(Flow.TableId);
        writer.Skip(1);
        writer.WriteUInt32(DurationSeconds);
        writer.WriteUInt32(DurationNanoseconds);
        writer.WriteUInt16(Flow.Priority);
        writer.WriteUInt16(Flow.IdleTimeout);
        writer.WriteUInt16(Flow.HardTimeout);
        writer.WriteUInt16((ushort)Flow.Flags);
        writer.WriteUInt16(Flow.Importance);
        writer.Skip(2);
        writer.WriteUInt64(Flow.Cookie);
        writer.WriteUInt64(PacketCount);
        writer.WriteUInt64(ByteCount);
        MatchWire.Write(ref writer, Flow.Match);
        InstructionCatalog.WriteAll(ref writer, Flow.Instructions);
    }
}
