using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The counters of a group (ofp_group_stats).</summary>
/// <param name="GroupId">The group.</param>
/// <param name="ReferenceCount">Flows and groups that use it.</param>
/// <param name="Total">Packets and bytes of the group.</param>
/// <param name="DurationSeconds">How long it lives.</param>
/// <param name="DurationNanoseconds">And the fraction of the second.</param>
/// <param name="Buckets">Packets and bytes of each bucket.</param>
public sealed record GroupStats(
    uint GroupId, uint ReferenceCount, PacketCounter Total, uint DurationSeconds, uint DurationNanoseconds, WireList<PacketCounter>
    Buckets)
    : IWireElement
{
    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static GroupStats Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "group_stats");
        body.Skip(2, "pad");
        var groupId = body.ReadUInt32("group_id");
        var references = body.ReadUInt32("ref_count");
        body.Skip(4, "pad");
        return new GroupStats(
            groupId, references, PacketCounter.Read(ref body), body.ReadUInt32("duration_sec"), body.ReadUInt32("duration_nsec"),
            WireLists.ReadRest(ref body, "bucket_stats", PacketCounter.Read));
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt16(0);
        writer.Skip(2);
        writer.WriteUInt32(GroupId);
        writer.WriteUInt32(ReferenceCount);
        writer.Skip(4);
        Total.Write(ref writer);
        writer.WriteUInt32(DurationSeconds);
        writer.WriteUInt32(DurationNanoseconds);
        WireLists.WriteAll(ref writer, Buckets);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }
}
