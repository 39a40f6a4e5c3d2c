using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Flows;

/// <summary>One of the ways that a group can send a packet (ofp_bucket).</summary>
/// <param name="Actions">What is done with the packet.</param>
//  0 len (2) | 2 weight (2) | 4 watch_port (4) | 8 watch_group (4) | 16 actions
public sealed record Bucket(WireList<OpenFlowAction> Actions) : IWireStruct<Bucket>
{
    private const int FixedSize = 16;

    /// <summary>The bucket's share in a group of type select; 0 elsewhere.</summary>
    public ushort Weight { get; init; }

    /// <summary>The port that must be live; for fast failover.</summary>
    public uint WatchPort { get; init; } = PortNumber.Any;

    /// <summary>The group that must be live; for fast failover.</summary>
    public uint WatchGroup { get; init; } = GroupNumber.Any;

    /// <inheritdoc/>
    public int WireSize => FixedSize + ActionCatalog.SizeOf(Actions);

    /// <summary>Reads a bucket in the layout of 1.1 to 1.4.</summary>
    /// <param name="reader">Stands on the bucket's length.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static Bucket Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("bucket.len");
        var body = reader.Window(length - 2, "bucket");
        var weight = body.ReadUInt16("weight");
        var watchPort = body.ReadUInt32("watch_port");
        var watchGroup = body.ReadUInt32("watch_group");
        body.Skip(4, "pad");
        return new Bucket(ActionCatalog.ReadAll(ref body)) { Weight = weight, WatchPort = watchPort, WatchGroup = watchGroup };
    }

    /// <summary>Writes the bucket in the layout of 1.1 to 1.4.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)WireSize);
        writer.WriteUInt16(Weight);
        writer.WriteUInt32(WatchPort);
        writer.WriteUInt32(WatchGroup);
        writer.Skip(4);
        ActionCatalog.WriteAll(ref writer, Actions);
    }
}
