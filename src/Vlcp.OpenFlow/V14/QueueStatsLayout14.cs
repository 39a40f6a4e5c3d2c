using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V14;

/// <summary>ofp_queue_stats of 1.4: a length in front of the counters, and experimenters' properties after them.</summary>
//  0 length (2) | 8 counters (40) | 48 properties
internal static class QueueStatsLayout14
{
    private const int HeaderSize = 8;

    public static QueueCounters Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "queue_stats");
        body.Skip(HeaderSize - 2, "pad");
        return QueueCounters.Read(ref body);
    }

    public static void WriteHeader(ref WireWriter writer, QueueCounters queue)
    {
        writer.WriteUInt16((ushort)(HeaderSize + queue.WireSize));
        writer.Skip(HeaderSize - 2);
    }
}
