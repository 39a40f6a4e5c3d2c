using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_flow_removed of 1.0: 80 bytes; it tells neither the table nor the hard time-out.</summary>
//  0 match (40) | 40 cookie (8) | 48 priority (2) | 50 reason (1) | 52 duration (8) | 60 idle_timeout (2) | 64 packets, bytes (16)
internal static class FlowRemovedLayout10
{
    public static FlowRemoved Read(ref WireReader reader)
    {
        var match = MatchLayout10.Read(ref reader);
        var cookie = reader.ReadUInt64("cookie");
        var priority = reader.ReadUInt16("priority");
        var reason = (FlowRemovedReason)reader.ReadUInt8("reason");
        reader.Skip(1, "pad");
        var seconds = reader.ReadUInt32("duration_sec");
        var nanoseconds = reader.ReadUInt32("duration_nsec");
        var idle = reader.ReadUInt16("idle_timeout");
        reader.Skip(2, "pad");
        return new FlowRemoved(
            cookie, priority, reason, 0, seconds, nanoseconds, idle, 0,
            reader.ReadUInt64("packet_count"), reader.ReadUInt64("byte_count"), match);
    }

    public static void Write(ref WireWriter writer, FlowRemoved removed)
    {
        MatchLayout10.Write(ref writer, removed.Match);
        writer.WriteUInt64(removed.Cookie);
        writer.WriteUInt16(removed.Priority);
        writer.WriteUInt8((byte)removed.Reason);
        writer.Skip(1);
        writer.WriteUInt32(removed.DurationSeconds);
        writer.WriteUInt32(removed.DurationNanoseconds);
        writer.WriteUInt16(removed.IdleTimeout);
        writer.Skip(2);
        writer.WriteUInt64(removed.PacketCount);
        writer.WriteUInt64(removed.ByteCount);
    }
}
