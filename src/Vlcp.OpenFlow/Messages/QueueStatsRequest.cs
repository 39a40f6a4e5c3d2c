using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for the counters of queues.</summary>
/// <param name="Port">The port; <see cref="PortNumber.Any"/> for all.</param>
/// <param name="QueueId">The queue; <see cref="AllQueues"/> for all.</param>
public sealed record QueueStatsRequest(
    uint Port = PortNumber.Any, uint QueueId = QueueStatsRequest.AllQueues)
    : MultipartRequest<QueueStatsReply>
{
    /// <summary>All queues.</summary>
    public const uint AllQueues = 0xffffffff;

    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Queue;

    internal static QueueStatsRequest ReadParameters(ref WireReader reader) =>
        new(reader.ReadUInt32("port_no"), reader.ReadUInt32("queue_id"));

    internal override void WriteParameters(ref WireWriter writer)
    {
        writer.WriteUInt32(Port);
        writer.WriteUInt32(QueueId);
    }
}
