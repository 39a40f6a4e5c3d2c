using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for queues and their rates; since 1.4.</summary>
/// <param name="Port">The port; <see cref="PortNumber.Any"/> for all.</param>
/// <param name="QueueId">The queue; <see cref="QueueStatsRequest.AllQueues"/> for all.</param>
public sealed record QueueDescriptionRequest(uint Port = PortNumber.Any, uint QueueId = QueueStatsRequest.AllQueues)
    : MultipartRequest<QueueDescriptionReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.QueueDescription;

    internal static QueueDescriptionRequest ReadParameters(ref WireReader reader) =>
        new(reader.ReadUInt32("port_no"), reader.ReadUInt32("queue_id"));

    internal override void WriteParameters(ref WireWriter writer)
    {
        writer.WriteUInt32(Port);
        writer.WriteUInt32(QueueId);
    }
}
