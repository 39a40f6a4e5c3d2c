using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.V15;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Adds, changes or deletes a group, or some of its buckets. In 1.0 it is an extension of Nicira's.</summary>
/// <param name="Command">What to do.</param>
/// <param name="Group">The group; for deletion its number is enough, and <see cref="GroupNumber.All"/> are all.</param>
//  0 command (2) | 2 type (1) | 4 group_id (4) | 8 buckets; since 1.5: 8 bucket_array_len (2) | 12 command_bucket_id (4) | 16 buckets, properties
public sealed record GroupMod(GroupModCommand Command, GroupEntry Group) : OpenFlowMessage
{
    /// <summary>The bucket that <see cref="GroupModCommand.InsertBucket"/> inserts after, or that
    /// <see cref="GroupModCommand.RemoveBucket"/> removes; a number of <see cref="BucketNumber"/> otherwise. Since 1.5.</summary>
    public uint CommandBucketId { get; init; } = BucketNumber.All;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.GroupMod;

    internal override MessageType WireType(OpenFlowVersion version) => version == OpenFlowVersion.V10 ? MessageType.Experimenter : Type;

    /// <summary>Adds a group; refused by the switch when it exists.</summary>
    /// <param name="group">The group.</param>
    public static GroupMod Add(GroupEntry group) => new(GroupModCommand.Add, group);

    /// <summary>Replaces a group; refused by the switch when it does not exist.</summary>
    /// <param name="group">The group.</param>
    public static GroupMod Modify(GroupEntry group) => new(GroupModCommand.Modify, group);

    /// <summary>Deletes a group, and with it the flows that use it.</summary>
    /// <param name="groupId">The group's number.</param>
    public static GroupMod Delete(uint groupId) => new(GroupModCommand.Delete, new GroupEntry(groupId, GroupType.All, []));

    internal static GroupMod ReadBody(ref WireReader reader)
    {
        var command = (GroupModCommand)reader.ReadUInt16("command");
        var type = (GroupType)reader.ReadUInt8("type");
        reader.Skip(1, "pad");
        var groupId = reader.ReadUInt32("group_id");
        if (!GroupLayout15.IsIn(reader.Version()))
        {
            return new GroupMod(command, new GroupEntry(groupId, type, WireLists.ReadRest<Bucket>(ref reader, "buckets", Bucket.Read)));
        }
        var length = reader.ReadUInt16("bucket_array_len");
        reader.Skip(2, "pad");
        var commandBucket = reader.ReadUInt32("command_bucket_id");
        var buckets = GroupLayout15.ReadBuckets(ref reader, length);
        return new GroupMod(command, new GroupEntry(groupId, type, buckets) { Properties = PropertyList.ReadUnknown(ref reader) })
        {
            CommandBucketId = commandBucket,
        };
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        if (version == OpenFlowVersion.V10)
        {
            writer.WriteUInt32(NiciraAction.Experimenter);
            writer.WriteUInt32((uint)NiciraMessageType.GroupMod);
        }
        writer.WriteUInt16((ushort)Command);
        writer.WriteUInt8((byte)Group.Type);
        writer.Skip(1);
        writer.WriteUInt32(Group.GroupId);
        if (!GroupLayout15.IsIn(version))
        {
            WireLists.WriteAll(ref writer, Group.Buckets);
            return;
        }
        var lengthAt = writer.Position;
        writer.WriteUInt32(0);
        writer.WriteUInt32(CommandBucketId);
        GroupLayout15.WriteBuckets(ref writer, Group, lengthAt);
    }
}
