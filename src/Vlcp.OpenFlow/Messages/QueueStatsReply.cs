using Vlcp.OpenFlow.V10;
using Vlcp.OpenFlow.V14;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Counters of queues.</summary>
/// <param name="Queues">The queues of this part.</param>
public sealed record QueueStatsReply(WireList<QueueCounters> Queues) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Queue;

    internal static QueueStatsReply ReadContent(ref WireReader reader, OpenFlowVersion version) =>
        new(WireLists.ReadRest(ref reader, "queues", version switch
        {
            >= OpenFlowVersion.V14 => (WireLists.ElementReader<QueueCounters>)QueueStatsLayout14.Read,
            >= OpenFlowVersion.V13 => QueueCounters.Read,
            _ => QueueStatsLayout10.Read,
        }));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version)
    {
        foreach (var queue in Queues)
        {
            if (version >= OpenFlowVersion.V14)
            {
                QueueStatsLayout14.Write(ref writer, queue);
            }
            else if (version == OpenFlowVersion.V10)
            {
                QueueStatsLayout10.Write(ref writer, queue);
            }
            else
            {
                queue.Write(ref writer);
            }
        }
    }
}
