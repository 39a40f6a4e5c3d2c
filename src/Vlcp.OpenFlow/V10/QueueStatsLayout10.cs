using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_queue_stats of 1.0: 32 bytes, without a duration.</summary>
//  0 port_no (2) | 4 queue_id (4) | 8 tx_bytes, tx_packets, tx_errors (24)
internal static class QueueStatsLayout10
{
    public static QueueCounters Read(ref WireReader reader)
    {
        var port = PortNumber16.Read(ref reader, "port_no");
        reader.Skip(2, "pad");
        return new QueueCounters
        {
            Port = port,
            QueueId = reader.ReadUInt32("queue_id"),
            SentBytes = reader.ReadUInt64("tx_bytes"),
            SentPackets = reader.ReadUInt64("tx_packets"),
            SentErrors = reader.ReadUInt64("tx_errors"),
        };
    }

    public static void Write(ref WireWriter writer, QueueCounters queue)
    {
        PortNumber16.Write(ref writer, queue.Port, "port_no");
        writer.Skip(2);
        writer.WriteUInt32(queue.QueueId);
        writer.WriteUInt64(queue.SentBytes);
        writer.WriteUInt64(queue.SentPackets);
        writer.WriteUInt64(queue.SentErrors);
    }
}
