using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_flow_stats of 1.0.</summary>
//  0 length (2) | 2 table_id (1) | 4 match (40) | 44 duration (8) | 52 priority, time-outs (6) | 64 cookie, packets, bytes (24) | 88 actions
internal static class FlowStatsLayout10
{
    public static FlowStats Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "flow_stats");
        var tableId = body.ReadUInt8("table_id");
        body.Skip(1, "pad");
        var match = MatchLayout10.Read(ref body);
        var seconds = body.ReadUInt32("duration_sec");
        var nanoseconds = body.ReadUInt32("duration_nsec");
        var priority = body.ReadUInt16("priority");
        var idle = body.ReadUInt16("idle_timeout");
        var hard = body.ReadUInt16("hard_timeout");
        body.Skip(6, "pad");
        var cookie = body.ReadUInt64("cookie");
        var packets = body.ReadUInt64("packet_count");
        var bytes = body.ReadUInt64("byte_count");
        var flow = new FlowEntry(tableId, priority, match, Instructions10.Read(ref body)) { Cookie = cookie, IdleTimeout = idle, HardTimeout = hard };
        return new FlowStats(flow, seconds, nanoseconds, packets, bytes);
    }

    public static void Write(ref WireWriter writer, FlowStats stats)
    {
        var start = writer.Position;
        var flow = stats.Flow;
        writer.WriteUInt16(0);
        writer.WriteUInt8(flow.TableId);
        writer.Skip(1);
        MatchLayout10.Write(ref writer, flow.Match);
        writer.WriteUInt32(stats.DurationSeconds);
        writer.WriteUInt32(stats.DurationNanoseconds);
        writer.WriteUInt16(flow.Priority);
        writer.WriteUInt16(flow.IdleTimeout);
        writer.WriteUInt16(flow.HardTimeout);
        writer.Skip(6);
        writer.WriteUInt64(flow.Cookie);
        writer.WriteUInt64(stats.PacketCount);
        writer.WriteUInt64(stats.ByteCount);
        Instructions10.Write(ref writer, flow.Instructions);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }
}
