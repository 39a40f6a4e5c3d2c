using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>Sends the packet out of a port by one of its queues; 1.0 only.</summary>
/// <param name="Port">The port.</param>
/// <param name="QueueId">The queue.</param>
public sealed record EnqueueAction(uint Port, uint QueueId) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.Output;

    internal static EnqueueAction ReadBody10(ref WireReader reader)
    {
        var port = PortNumber16.Read(ref reader, "port");
        reader.Skip(6, "pad");
        return new EnqueueAction(port, reader.ReadUInt32("queue_id"));
    }

    internal override void WriteIn10(ref WireWriter writer)
    {
        WriteHeader(ref writer, (ushort)ActionType10.Enqueue);
        PortNumber16.Write(ref writer, Port, "port");
        writer.Skip(6);
        writer.WriteUInt32(QueueId);
    }

    internal override void WriteBody(ref WireWriter writer) => throw writer.NotIn(nameof(EnqueueAction));
}
