using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_FLOW_REMOVED: a flow of 1.0 was removed.</summary>
/// <param name="Removed">The flow; its hard time-out is not told.</param>
/// <param name="TellsTable">Whether the switch told the table.</param>
//  16 cookie (8) | 24 priority (2) | 26 reason (1) | 27 table_id + 1 (1) | 28 duration (8) | 36 idle (2) | 38 match_len (2) | 40 counters (16) | 56 match
public sealed record NiciraFlowRemoved(FlowRemoved Removed, bool TellsTable = true) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.FlowRemoved;

    internal static NiciraFlowRemoved ReadPayload(ref WireReader reader)
    {
        var cookie = reader.ReadUInt64("cookie");
        var priority = reader.ReadUInt16("priority");
        var reason = (FlowRemovedReason)reader.ReadUInt8("reason");
        var table = reader.ReadUInt8("table_id");
        var seconds = reader.ReadUInt32("duration_sec");
        var nanoseconds = reader.ReadUInt32("duration_nsec");
        var idle = reader.ReadUInt16("idle_timeout");
        var length = reader.ReadUInt16("match_len");
        var packets = reader.ReadUInt64("packet_count");
        var bytes = reader.ReadUInt64("byte_count");
        var removed = new FlowRemoved(
            cookie, priority, reason, (byte)Math.Max(0, table - 1), seconds, nanoseconds, idle, 0, packets, bytes,
            NiciraMatchWire.Read(ref reader, length));
        return new NiciraFlowRemoved(removed, table != 0);
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt64(Removed.Cookie);
        writer.WriteUInt16(Removed.Priority);
        writer.WriteUInt8((byte)Removed.Reason);
        writer.WriteUInt8(TellsTable ? (byte)(Removed.TableId + 1) : (byte)0);
        writer.WriteUInt32(Removed.DurationSeconds);
        writer.WriteUInt32(Removed.DurationNanoseconds);
        writer.WriteUInt16(Removed.IdleTimeout);
        var lengthAt = writer.Position;
        writer.WriteUInt16(0);
        writer.WriteUInt64(Removed.PacketCount);
        writer.WriteUInt64(Removed.ByteCount);
        NiciraMatchWire.Write(ref writer, Removed.Match, lengthAt);
    }
}
