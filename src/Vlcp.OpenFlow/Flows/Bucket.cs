using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.V15;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Flows;

/// <summary>One of the ways that a group can send a packet (ofp_bucket).</summary>
/// <param name="Actions">What is done with the packet.</param>
//  0 len (2) | 2 weight (2) | 4 watch_port (4) | 8 watch_group (4) | 16 actions
public sealed record Bucket(WireList<OpenFlowAction> Actions) : IWireElement
{
    /// <summary>The bucket's number in its group; since 1.5.</summary>
    public uint BucketId { get; init; }

    /// <summary>The bucket's share in a group of type select; 0 elsewhere.</summary>
    public ushort Weight { get; init; }

    /// <summary>The port that must be live; for fast failover.</summary>
    public uint WatchPort { get; init; } = PortNumber.Any;

    /// <summary>The group that must be live; for fast failover.</summary>
    public uint WatchGroup { get; init; } = GroupNumber.Any;

    /// <summary>What else was said about the bucket, by experimenters; since 1.5.</summary>
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];

    /// <summary>Reads a bucket.</summary>
    /// <param name="reader">Stands on the bucket's length.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static Bucket Read(ref WireReader reader)
    {
        if (reader.Version() >= OpenFlowVersion.V15)
        {
            return GroupLayout15.ReadBucket(ref reader);
        }
        var length = reader.ReadUInt16("bucket.len");
        var body = reader.Window(length - 2, "bucket");
        var weight = body.ReadUInt16("weight");
        var watchPort = body.ReadUInt32("watch_port");
        var watchGroup = body.ReadUInt32("watch_group");
        body.Skip(4, "pad");
        return new Bucket(ActionCatalog.ReadAll(ref body)) { Weight = weight, WatchPort = watchPort, WatchGroup = watchGroup };
    }

    /// <summary>Writes the bucket.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        if (writer.Version() >= OpenFlowVersion.V15)
        {
            GroupLayout15.WriteBucket(ref writer, this, null);
            return;
        }
        var start = writer.Position;
        writer.WriteUInt16(0);
        writer.WriteUInt16(Weight);
        writer.WriteUInt32(WatchPort);
        writer.WriteUInt32(WatchGroup);
        writer.Skip(4);
        WireLists.WriteAll(ref writer, Actions);
        writer.PatchUInt16(start, writer.Position - start, "bucket.len");
    }
}
