using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Goes back to the queue that the packet had before the flow set one.</summary>
public sealed record PopQueueAction : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.PopQueue;

    internal static PopQueueAction ReadPayload(ref WireReader reader)
    {
        reader.Skip(6, "pad");
        return new PopQueueAction();
    }

    internal override void WritePayload(ref WireWriter writer) => writer.Skip(6);
}
