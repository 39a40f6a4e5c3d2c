using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Hands the packet to a group.</summary>
/// <param name="GroupId">The group.</param>
public sealed record GroupAction(uint GroupId) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.Group;

    internal static GroupAction ReadBody(ref WireReader reader) => new(reader.ReadUInt32("group_id"));

    internal override void WriteIn10(ref WireWriter writer)
    {
        WriteNiciraHeader(ref writer, NiciraActionType.Group);
        writer.Skip(2);
        writer.WriteUInt32(GroupId);
    }

    internal override void WriteBody(ref WireWriter writer) => writer.WriteUInt32(GroupId);
}
