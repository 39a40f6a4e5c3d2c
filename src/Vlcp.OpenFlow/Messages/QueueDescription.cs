using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A queue of a port (ofp_packet_queue, ofp_queue_desc).</summary>
/// <param name="Port">The port; 0 in 1.0, which tells it only once.</param>
/// <param name="QueueId">The queue.</param>
public sealed record QueueDescription(uint Port, uint QueueId)
{
    internal const ushort MinimumRateProperty = 1;
    internal const ushort MaximumRateProperty = 2;
    private const int HeaderSize = 16;

    /// <summary>The rate that it is sure to get, in 1/10 of a percent; above 1000: no such promise.</summary>
    public ushort? MinimumRate { get; init; }

    /// <summary>The rate that it never exceeds, in 1/10 of a percent; above 1000: no such limit.</summary>
    public ushort? MaximumRate { get; init; }

    /// <summary>What experimenters say about it.</summary>
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];

    // 0 port_no (4) | 4 queue_id (4) | 8 len (2) | 16 properties
    internal static QueueDescription Read(ref WireReader reader)
    {
        var queue = new QueueDescription(reader.ReadUInt32("port_no"), reader.ReadUInt32("queue_id"));
        var length = reader.ReadUInt16("len");
        var body = reader.Window(length - HeaderSize + 6, "queue_desc");
        body.Skip(6, "pad");
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref body, out var type, out var content))
        {
            if (type is MinimumRateProperty or MaximumRateProperty)
            {
                queue = queue.WithRate(type, content.ReadUInt16("rate"));
            }
            else
            {
                others.Add(UnknownProperty.Read(type, ref content));
            }
        }
        return queue with { OtherProperties = others.ToWireList() };
    }

    internal void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt32(Port);
        writer.WriteUInt32(QueueId);
        writer.Skip(8);
        WriteRate(ref writer, MinimumRateProperty, MinimumRate);
        WriteRate(ref writer, MaximumRateProperty, MaximumRate);
        WireLists.WriteAll(ref writer, OtherProperties);
        writer.PatchUInt16(start + 8, writer.Position - start, "len");
    }

    internal QueueDescription WithRate(ushort type, ushort rate) =>
        type == MinimumRateProperty ? this with { MinimumRate = rate } : this with { MaximumRate = rate };

    private static void WriteRate(ref WireWriter writer, ushort type, ushort? rate)
    {
        if (rate is { } known)
        {
            var start = PropertyList.Begin(ref writer, type);
            writer.WriteUInt16(known);
            writer.Skip(2);
            PropertyList.End(ref writer, start);
        }
    }
}
