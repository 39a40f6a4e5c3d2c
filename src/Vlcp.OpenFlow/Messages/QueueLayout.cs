using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_packet_queue of 1.0 to 1.3: the layout of the queue differs a little, that of its properties does not.</summary>
//  1.0: 0 queue_id (4) | 4 len (2) | 8 properties      1.3: 0 queue_id (4) | 4 port (4) | 8 len (2) | 16 properties
//  property: 0 property (2) | 2 len (2) | 8 rate (2) | padding to 8 bytes
internal static class QueueLayout
{
    private const int PropertyPad = 4;

    public static uint ReadPort(ref WireReader reader, int further)
    {
        var isOld = reader.Version() == OpenFlowVersion.V10;
        var port = isOld ? PortNumber16.Read(ref reader, "port") : reader.ReadUInt32("port");
        reader.Skip(isOld ? further == 0 ? 2 : 6 : 4, "pad");
        return port;
    }

    public static void WritePort(ref WireWriter writer, uint port, int further)
    {
        if (writer.Version() == OpenFlowVersion.V10)
        {
            PortNumber16.Write(ref writer, port, "port");
            writer.Skip(further == 0 ? 2 : 6);
            return;
        }
        writer.WriteUInt32(port);
        writer.Skip(4);
    }

    public static QueueDescription Read(ref WireReader reader)
    {
        var isOld = reader.Version() == OpenFlowVersion.V10;
        var queueId = reader.ReadUInt32("queue_id");
        var port = isOld ? 0 : reader.ReadUInt32("port");
        var length = reader.ReadUInt16("len");
        var header = isOld ? 8 : 16;
        var body = reader.Window(length - header + (isOld ? 2 : 6), "queue");
        body.Skip(isOld ? 2 : 6, "pad");
        var queue = new QueueDescription(port, queueId);
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref body, out var type, out var content))
        {
            if (type is QueueDescription.MinimumRateProperty or QueueDescription.MaximumRateProperty)
            {
                content.Skip(PropertyPad, "pad");
                queue = queue.WithRate(type, content.ReadUInt16("rate"));
            }
            else
            {
                others.Add(UnknownProperty.Read(type, ref content));
            }
        }
        return queue with { OtherProperties = others.ToWireList() };
    }

    public static void Write(ref WireWriter writer, QueueDescription queue)
    {
        var start = writer.Position;
        var isOld = writer.Version() == OpenFlowVersion.V10;
        writer.WriteUInt32(queue.QueueId);
        if (!isOld)
        {
            writer.WriteUInt32(queue.Port);
        }
        var lengthAt = writer.Position;
        writer.Skip(isOld ? 4 : 8);
        WriteRate(ref writer, QueueDescription.MinimumRateProperty, queue.MinimumRate);
        WriteRate(ref writer, QueueDescription.MaximumRateProperty, queue.MaximumRate);
        WireLists.WriteAll(ref writer, queue.OtherProperties);
        writer.PatchUInt16(lengthAt, writer.Position - start, "len");
    }

    private static void WriteRate(ref WireWriter writer, ushort type, ushort? rate)
    {
        if (rate is { } known)
        {
            // Here, unlike in later versions, the length counts the padding.
            writer.WriteUInt16(type);
            writer.WriteUInt16(16);
            writer.Skip(PropertyPad);
            writer.WriteUInt16(known);
            writer.Skip(6);
        }
    }
}
