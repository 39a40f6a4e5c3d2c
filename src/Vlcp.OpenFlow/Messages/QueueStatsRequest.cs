using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for the counters of queues.</summary>
/// <param name="Port">The port; <see cref="PortNumber.Any"/> for all.</param>
/// <param name="QueueId">The queue; <see cref="AllQueues"/> for all.</param>
public sealed record QueueStatsRequest(uint Port = PortNumber.Any, uint QueueId = QueueStatsRequest.AllQueues)
    : MultipartRequest<QueueStatsReply>
{
    // 1.0 has no "any" port but says all, as for outputs.
    private const uint AllPorts10 = PortNumber.All;

    /// <summary>All queues.</summary>
    public const uint AllQueues = 0xffffffff;

    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Queue;

    internal static QueueStatsRequest ReadParameters(ref WireReader reader)
    {
        if (reader.Version() > OpenFlowVersion.V10)
        {
            return new QueueStatsRequest(reader.ReadUInt32("port_no"), reader.ReadUInt32("queue_id"));
        }
        var port = PortNumber16.Read(ref reader, "port_no");
        reader.Skip(2, "pad");
        return new QueueStatsRequest(port == AllPorts10 ? PortNumber.Any : port, reader.ReadUInt32("queue_id"));
    }

    internal override void WriteParameters(ref WireWriter writer)
    {
        if (writer.Version() > OpenFlowVersion.V10)
        {
            writer.WriteUInt32(Port);
        }
        else
        {
            PortNumber16.Write(ref writer, Port == PortNumber.Any ? AllPorts10 : Port, "port_no");
            writer.Skip(2);
        }
        writer.WriteUInt32(QueueId);
    }
}
