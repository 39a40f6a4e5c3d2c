using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.Oxs;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V15;

/// <summary>ofp_flow_desc of 1.5, with the counters behind the match.</summary>
//  0 length (2) | 4 table_id (1) | 6 priority (2) | 8 time-outs, flags, importance (8) | 16 cookie (8) | 24 match, counters, instructions
internal static class FlowStatsLayout15
{
    public static FlowStats Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "flow_desc");
        body.Skip(2, "pad");
        var tableId = body.ReadUInt8("table_id");
        body.Skip(1, "pad");
        var priority = body.ReadUInt16("priority");
        var idle = body.ReadUInt16("idle_timeout");
        var hard = body.ReadUInt16("hard_timeout");
        var flags = (FlowFlags)body.ReadUInt16("flags");
        var importance = body.ReadUInt16("importance");
        var cookie = body.ReadUInt64("cookie");
        var match = MatchWire.Read(ref body);
        var counters = FlowCounters.Read(ref body);
        var flow = new FlowEntry(tableId, priority, match, InstructionCatalog.ReadAll(ref body))
        {
            IdleTimeout = idle,
            HardTimeout = hard,
            Flags = flags,
            Importance = importance,
            Cookie = cookie,
        };
        return UsualCounters15.Apply(counters, new FlowStats(flow, 0, 0, 0, 0));
    }

    public static void Write(ref WireWriter writer, FlowStats stats)
    {
        var start = writer.Position;
        var flow = stats.Flow;
        writer.WriteUInt32(0);
        writer.WriteUInt8(flow.TableId);
        writer.Skip(1);
        writer.WriteUInt16(flow.Priority);
        writer.WriteUInt16(flow.IdleTimeout);
        writer.WriteUInt16(flow.HardTimeout);
        writer.WriteUInt16((ushort)flow.Flags);
        writer.WriteUInt16(flow.Importance);
        writer.WriteUInt64(flow.Cookie);
        MatchWire.Write(ref writer, flow.Match);
        UsualCounters15.Of(stats).Write(ref writer);
        WireLists.WriteAll(ref writer, flow.Instructions);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }
}
