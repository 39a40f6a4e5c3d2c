using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>A flow of 1.0 with its counters and its age (nx_flow_stats). Flags are not told.</summary>
/// <param name="Stats">The flow and its counters.</param>
/// <param name="IdleAge">Seconds since the last packet; null unless <see cref="NiciraFlowAge"/> asked for it.</param>
/// <param name="HardAge">Seconds since the last change of the flow; null unless <see cref="NiciraFlowAge"/> asked for it and there was a change.</param>
//  0 length (2) | 2 table_id (1) | 4 duration (8) | 12 priority, time-outs (6) | 18 match_len (2) | 20 idle_age + 1, hard_age + 1 (4) | 24 cookie,
//  packets, bytes (24) | 48 match, actions
public sealed record NiciraFlowStats(FlowStats Stats, ushort? IdleAge = null, ushort? HardAge = null) : IWireElement
{
    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        var flow = Stats.Flow;
        writer.WriteUInt16(0);
        writer.WriteUInt8(flow.TableId);
        writer.Skip(1);
        writer.WriteUInt32(Stats.DurationSeconds);
        writer.WriteUInt32(Stats.DurationNanoseconds);
        writer.WriteUInt16(flow.Priority);
        writer.WriteUInt16(flow.IdleTimeout);
        writer.WriteUInt16(flow.HardTimeout);
        var lengthAt = writer.Position;
        writer.WriteUInt16(0);
        writer.WriteUInt16(ToWire(IdleAge));
        writer.WriteUInt16(ToWire(HardAge));
        writer.WriteUInt64(flow.Cookie);
        writer.WriteUInt64(Stats.PacketCount);
        writer.WriteUInt64(Stats.ByteCount);
        NiciraMatchWire.Write(ref writer, flow.Match, lengthAt);
        Instructions10.Write(ref writer, flow.Instructions);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }

    internal static NiciraFlowStats Read(ref WireReader reader)
    {
        var body = reader.Window(reader.ReadUInt16("length") - 2, "flow_stats");
        var table = body.ReadUInt8("table_id");
        body.Skip(1, "pad");
        var (seconds, nanoseconds) = (body.ReadUInt32("duration_sec"), body.ReadUInt32("duration_nsec"));
        var priority = body.ReadUInt16("priority");
        var (idle, hard) = (body.ReadUInt16("idle_timeout"), body.ReadUInt16("hard_timeout"));
        var length = body.ReadUInt16("match_len");
        var (idleAge, hardAge) = (body.ReadUInt16("idle_age"), body.ReadUInt16("hard_age"));
        var cookie = body.ReadUInt64("cookie");
        var (packets, bytes) = (body.ReadUInt64("packet_count"), body.ReadUInt64("byte_count"));
        var match = NiciraMatchWire.Read(ref body, length);
        var flow = new FlowEntry(table, priority, match, Instructions10.Read(ref body)) { Cookie = cookie, IdleTimeout = idle, HardTimeout = hard };
        return new NiciraFlowStats(new FlowStats(flow, seconds, nanoseconds, packets, bytes), FromWire(idleAge), FromWire(hardAge));
    }

    private static ushort ToWire(ushort? age) => age is { } known ? (ushort)Math.Min(known + 1, ushort.MaxValue) : (ushort)0;

    private static ushort? FromWire(ushort value) => value == 0 ? null : (ushort)(value - 1);
}
