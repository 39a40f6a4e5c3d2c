using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Chooses the queue of the port.</summary>
/// <param name="QueueId">The queue.</param>
public sealed record SetQueueAction(uint QueueId) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.SetQueue;

    internal override int BodySize => 4;

    internal static SetQueueAction ReadBody(ref WireReader reader) => new(reader.ReadUInt32("queue_id"));

    internal override void WriteBody(ref WireWriter writer) => writer.WriteUInt32(QueueId);
}
