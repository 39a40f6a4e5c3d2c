using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.V15;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A group as the switch reports it (ofp_group_desc).</summary>
/// <param name="Group">The group.</param>
//  0 length (2) | 2 type (1) | 4 group_id (4) | 8 buckets; since 1.5: 8 bucket_array_len (2) | 16 buckets, properties
public sealed record GroupDescription(GroupEntry Group) : IWireElement
{
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
        if (!GroupLayout15.IsIn(body.Version()))
        {
            return new GroupDescription(new GroupEntry(groupId, type, WireLists.ReadRest<Bucket>(ref body, "buckets", Bucket.Read)));
        }
        var bucketsLength = body.ReadUInt16("bucket_array_len");
        body.Skip(6, "pad");
        var buckets = GroupLayout15.ReadBuckets(ref body, bucketsLength);
        return new GroupDescription(new GroupEntry(groupId, type, buckets) { Properties = PropertyList.ReadUnknown(ref body) });
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt16(0);
        writer.WriteUInt8((byte)Group.Type);
        writer.Skip(1);
        writer.WriteUInt32(Group.GroupId);
        if (!GroupLayout15.IsIn(writer.Version()))
        {
            WireLists.WriteAll(ref writer, Group.Buckets);
        }
        else
        {
            var lengthAt = writer.Position;
            writer.Skip(8);
            GroupLayout15.WriteBuckets(ref writer, Group, lengthAt);
        }
        writer.PatchUInt16(start, writer.Position - start, "length");
    }
}
