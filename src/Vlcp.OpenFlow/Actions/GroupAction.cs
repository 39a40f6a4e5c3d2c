using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Hands the packet to a group.</summary>
/// <param name="GroupId">The group.</param>
public sealed record GroupAction(uint GroupId) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.Group;

    internal override int BodySize => 4;

    internal static GroupAction ReadBody(ref WireReader reader) => new(reader.ReadUInt32("group_id"));

    internal override void WriteBody(ref WireWriter writer) => writer.WriteUInt32(GroupId);
}
