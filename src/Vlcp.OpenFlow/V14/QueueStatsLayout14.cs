using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V14;

/// <summary>ofp_queue_stats of 1.4: a length in front of the counters, and experimenters' properties after them.</summary>
//  0 length (2) | 8 counters (40) | 48 properties
internal static class QueueStatsLayout14
{
    public static QueueCounters Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "queue_stats");
        body.Skip(6, "pad");
        var counters = QueueCounters.Read(ref body);
        return body.Remaining == 0 ? counters : counters with { OtherProperties = PropertyList.ReadUnknown(ref body) };
    }

    public static void Write(ref WireWriter writer, QueueCounters queue)
    {
        var start = writer.Position;
        writer.Skip(8);
        queue.Write(ref writer);
        WireLists.WriteAll(ref writer, queue.OtherProperties);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }
}
