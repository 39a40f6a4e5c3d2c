using Vlcp.OpenFlow.Flows;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A group as the switch reports it (ofp_group_desc).</summary>
/// <param name="Group">The group.</param>
public sealed record GroupDescription(GroupEntry Group) : IWireStruct<GroupDescription>
{
    private const int FixedSize = 8;

    /// <inheritdoc/>
    public int WireSize => FixedSize + WireLists.SizeOf(Group.Buckets);

    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static GroupDescription Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "group_desc");
        var type = (GroupType)body.ReadUInt8("type");
        body.Skip(1, "pad");
        var groupId = body.ReadUInt32("group_id");
        return new GroupDescription(new GroupEntry(groupId, type, WireLists.ReadRest(ref body, "buckets", Bucket.Read)));
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)WireSize);
        writer.WriteUInt8((byte)Group.Type);
        writer.Skip(1);
        writer.WriteUInt32(Group.GroupId);
        WireLists.WriteAll(ref writer, Group.Buckets);
    }
}
