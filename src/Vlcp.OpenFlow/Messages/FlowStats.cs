using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.Oxs;
using Vlcp.OpenFlow.V10;
using Vlcp.OpenFlow.V15;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A flow with its counters (ofp_flow_stats; ofp_flow_desc of 1.5).</summary>
/// <param name="Flow">The flow.</param>
/// <param name="DurationSeconds">How long it lives.</param>
/// <param name="DurationNanoseconds">And the fraction of the second.</param>
/// <param name="PacketCount">Packets that matched.</param>
/// <param name="ByteCount">Bytes that matched.</param>
//  0 length (2) | 2 table_id (1) | 4 duration | 12 priority, time-outs, flags (8) | 20 importance, since 1.4 (2) | 24 cookie | 32 counters | 48 match
public sealed record FlowStats(FlowEntry Flow, uint DurationSeconds, uint DurationNanoseconds, ulong PacketCount, ulong ByteCount)
    : IWireElement
{
    /// <summary>What 1.5 tells besides, or where it leaves counters out; null when it tells just the usual ones.</summary>
    public FlowCounters? Counters { get; init; }

    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static FlowStats Read(ref WireReader reader) => reader.Version() switch
    {
        OpenFlowVersion.V10 => FlowStatsLayout10.Read(ref reader),
        OpenFlowVersion.V15 => FlowStatsLayout15.Read(ref reader),
        _ => ReadUsual(ref reader),
    };

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        switch (writer.Version())
        {
            case OpenFlowVersion.V10:
                FlowStatsLayout10.Write(ref writer, this);
                break;
            case OpenFlowVersion.V15:
                FlowStatsLayout15.Write(ref writer, this);
                break;
            default:
                WriteUsual(ref writer);
                break;
        }
    }

    private static FlowStats ReadUsual(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "flow_stats");
        var tableId = body.ReadUInt8("table_id");
        body.Skip(1, "pad");
        var seconds = body.ReadUInt32("duration_sec");
        var nanoseconds = body.ReadUInt32("duration_nsec");
        var priority = body.ReadUInt16("priority");
        var idle = body.ReadUInt16("idle_timeout");
        var hard = body.ReadUInt16("hard_timeout");
        var flags = (FlowFlags)body.ReadUInt16("flags");
        var importance = body.ReadUInt16("importance");
        body.Skip(2, "pad");
        var cookie = body.ReadUInt64("cookie");
        var packets = body.ReadUInt64("packet_count");
        var bytes = body.ReadUInt64("byte_count");
        var match = MatchWire.Read(ref body);
        var flow = new FlowEntry(tableId, priority, match, InstructionCatalog.ReadAll(ref body))
        {
            IdleTimeout = idle,
            HardTimeout = hard,
            Flags = flags,
            Importance = importance,
            Cookie = cookie,
        };
        return new FlowStats(flow, seconds, nanoseconds, packets, bytes);
    }

    private void WriteUsual(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt16(0);
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
        WireLists.WriteAll(ref writer, Flow.Instructions);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }
}
