using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V15;

/// <summary>Buckets of 1.5 have numbers, and properties in place of fixed fields; so has the group.</summary>
//  bucket: 0 len (2) | 2 action_array_len (2) | 4 bucket_id (4) | 8 actions, properties
internal static class GroupLayout15
{
    private const ushort WeightProperty = 0;
    private const ushort WatchPortProperty = 1;
    private const ushort WatchGroupProperty = 2;

    // Nicira's extension has groups for 1.0, in the layout of 1.5.
    public static bool IsIn(OpenFlowVersion version) => version is OpenFlowVersion.V10 or >= OpenFlowVersion.V15;

    public static Bucket ReadBucket(ref WireReader reader)
    {
        var length = reader.ReadUInt16("bucket.len");
        var body = reader.Window(length - 2, "bucket");
        var actionsLength = body.ReadUInt16("action_array_len");
        var bucketId = body.ReadUInt32("bucket_id");
        var actions = body.Window(actionsLength, "actions");
        var bucket = new Bucket(ActionCatalog.ReadAll(ref actions)) { BucketId = bucketId };
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref body, out var type, out var content))
        {
            switch (type)
            {
                case WeightProperty:
                    bucket = bucket with { Weight = content.ReadUInt16("weight") };
                    break;
                case WatchPortProperty:
                    bucket = bucket with { WatchPort = content.ReadUInt32("watch_port") };
                    break;
                case WatchGroupProperty:
                    bucket = bucket with { WatchGroup = content.ReadUInt32("watch_group") };
                    break;
                default:
                    others.Add(UnknownProperty.Read(type, ref content));
                    break;
            }
        }
        return others.Count == 0 ? bucket : bucket with { OtherProperties = others.ToWireList() };
    }

    public static void WriteBucket(ref WireWriter writer, Bucket bucket, GroupType? type)
    {
        var start = writer.Position;
        writer.WriteUInt32(0);
        writer.WriteUInt32(bucket.BucketId);
        WireLists.WriteAll(ref writer, bucket.Actions);
        writer.PatchUInt16(start + 2, writer.Position - start - 8, "action_array_len");
        if (bucket.Weight != 0 || type == GroupType.Select)
        {
            var property = PropertyList.Begin(ref writer, WeightProperty);
            writer.WriteUInt16(bucket.Weight);
            writer.Skip(2);
            PropertyList.End(ref writer, property);
        }
        WriteNumber(ref writer, WatchPortProperty, bucket.WatchPort, PortNumber.Any);
        WriteNumber(ref writer, WatchGroupProperty, bucket.WatchGroup, GroupNumber.Any);
        WireLists.WriteAll(ref writer, bucket.OtherProperties);
        writer.PatchUInt16(start, writer.Position - start, "bucket.len");
    }

    public static WireList<Bucket> ReadBuckets(ref WireReader reader, int length)
    {
        var buckets = reader.Window(length, "buckets");
        return WireLists.ReadRest<Bucket>(ref buckets, "buckets", ReadBucket);
    }

    // The length of the buckets stands at a place before them.
    public static void WriteBuckets(ref WireWriter writer, GroupEntry group, int lengthAt)
    {
        var start = writer.Position;
        // Buckets made for other versions have no numbers of their own.
        var isNumbered = group.Buckets.Any(bucket => bucket.BucketId != 0);
        for (var i = 0; i < group.Buckets.Count; i++)
        {
            var bucket = group.Buckets[i];
            WriteBucket(ref writer, isNumbered ? bucket : bucket with { BucketId = (uint)i }, group.Type);
        }
        writer.PatchUInt16(lengthAt, writer.Position - start, "bucket_array_len");
        WireLists.WriteAll(ref writer, group.Properties);
    }

    private static void WriteNumber(ref WireWriter writer, ushort type, uint number, uint none)
    {
        if (number != none)
        {
            var property = PropertyList.Begin(ref writer, type);
            writer.WriteUInt32(number);
            PropertyList.End(ref writer, property);
        }
    }
}
