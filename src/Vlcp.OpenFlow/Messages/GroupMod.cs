using Vlcp.OpenFlow.Flows;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Adds, changes or deletes a group.</summary>
/// <param name="Command">What to do.</param>
/// <param name="Group">The group; for deletion its number is enough, and <see cref="GroupNumber.All"/> are all.</param>
public sealed record GroupMod(GroupModCommand Command, GroupEntry Group) : OpenFlowMessage
{
    /// <summary>Adds a group; refused by the switch when it exists.</summary>
    /// <param name="group">The group.</param>
    public static GroupMod Add(GroupEntry group) => new(GroupModCommand.Add, group);

    /// <summary>Replaces a group; refused by the switch when it does not exist.</summary>
    /// <param name="group">The group.</param>
    public static GroupMod Modify(GroupEntry group) => new(GroupModCommand.Modify, group);

    /// <summary>Deletes a group, and with it the flows that use it.</summary>
    /// <param name="groupId">The group's number.</param>
    public static GroupMod Delete(uint groupId) => new(GroupModCommand.Delete, new GroupEntry(groupId, GroupType.All, []));

    /// <inheritdoc/>
    public override MessageType Type => MessageType.GroupMod;

    internal static GroupMod ReadBody(ref WireReader reader)
    {
        var command = (GroupModCommand)reader.ReadUInt16("command");
        var type = (GroupType)reader.ReadUInt8("type");
        reader.Skip(1, "pad");
        var groupId = reader.ReadUInt32("group_id");
        return new GroupMod(command, new GroupEntry(groupId, type, WireLists.ReadRest(ref reader, "buckets", Bucket.Read)));
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt16((ushort)Command);
        writer.WriteUInt8((byte)Group.Type);
        writer.Skip(1);
        writer.WriteUInt32(Group.GroupId);
        WireLists.WriteAll(ref writer, Group.Buckets);
    }
}
