using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Chooses the queue of the port.</summary>
/// <param name="QueueId">The queue.</param>
public sealed record SetQueueAction(uint QueueId) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.SetQueue;

    internal static SetQueueAction ReadBody(ref WireReader reader) => new(reader.ReadUInt32("queue_id"));

    internal override void WriteIn10(ref WireWriter writer)
    {
        WriteNiciraHeader(ref writer, NiciraActionType.SetQueue);
        writer.Skip(2);
        writer.WriteUInt32(QueueId);
    }

    internal override void WriteBody(ref WireWriter writer) => writer.WriteUInt32(QueueId);
}
