using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.Oxs;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V15;

/// <summary>ofp_flow_removed of 1.5.</summary>
//  0 table_id (1) | 1 reason (1) | 2 priority, time-outs (6) | 8 cookie (8) | 16 match, counters
internal static class FlowRemovedLayout15
{
    public static FlowRemoved Read(ref WireReader reader)
    {
        var tableId = reader.ReadUInt8("table_id");
        var reason = (FlowRemovedReason)reader.ReadUInt8("reason");
        var priority = reader.ReadUInt16("priority");
        var idle = reader.ReadUInt16("idle_timeout");
        var hard = reader.ReadUInt16("hard_timeout");
        var cookie = reader.ReadUInt64("cookie");
        var match = MatchWire.Read(ref reader);
        var counters = FlowCounters.Read(ref reader);
        return new FlowRemoved(
            cookie, priority, reason, tableId, UsualCounters15.Seconds(counters), (uint)(counters.Duration ?? 0), idle, hard,
            counters.PacketCount ?? 0, counters.ByteCount ?? 0, match)
        {
            Counters = UsualCounters15.AreUsual(counters) ? null : counters,
        };
    }

    public static void Write(ref WireWriter writer, FlowRemoved removed)
    {
        writer.WriteUInt8(removed.TableId);
        writer.WriteUInt8((byte)removed.Reason);
        writer.WriteUInt16(removed.Priority);
        writer.WriteUInt16(removed.IdleTimeout);
        writer.WriteUInt16(removed.HardTimeout);
        writer.WriteUInt64(removed.Cookie);
        MatchWire.Write(ref writer, removed.Match);
        var counters = removed.Counters
            ?? UsualCounters15.Make(removed.DurationSeconds, removed.DurationNanoseconds, removed.PacketCount, removed.ByteCount);
        counters.Write(ref writer);
    }
}
