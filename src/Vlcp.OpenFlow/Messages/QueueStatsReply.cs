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
        new(WireLists.ReadRest<QueueCounters>(
            ref reader, "queues", version >= OpenFlowVersion.V14 ? QueueStatsLayout14.Read : QueueCounters.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version)
    {
        foreach (var queue in Queues)
        {
            if (version >= OpenFlowVersion.V14)
            {
                QueueStatsLayout14.WriteHeader(ref writer, queue);
            }
            queue.Write(ref writer);
        }
    }
}
