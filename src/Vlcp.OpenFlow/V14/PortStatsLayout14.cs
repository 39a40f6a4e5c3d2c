using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V14;

/// <summary>ofp_port_stats of 1.4: 80 bytes and properties.</summary>
//  0 length (2) | 4 port_no (4) | 8 duration (8) | 16 counters (64) | 80 properties
internal static class PortStatsLayout14
{
    private const ushort EthernetProperty = 0;
    private const ushort OpticalProperty = 1;

    public static PortStats Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "port_stats");
        body.Skip(2, "pad");
        var port = body.ReadUInt32("port_no");
        var seconds = body.ReadUInt32("duration_sec");
        var nanoseconds = body.ReadUInt32("duration_nsec");
        return ReadProperties(ref body, new PortStats(port, PortCounters.Read(ref body), seconds, nanoseconds));
    }

    public static void Write(ref WireWriter writer, PortStats stats)
    {
        var start = writer.Position;
        writer.WriteUInt32(0);
        writer.WriteUInt32(stats.Port);
        writer.WriteUInt32(stats.DurationSeconds);
        writer.WriteUInt32(stats.DurationNanoseconds);
        stats.Counters.Write(ref writer);
        // A property with nothing but zeros is not the same as none.
        if (!ReferenceEquals(stats.Ethernet, EthernetErrors.None))
        {
            var property = PropertyList.Begin(ref writer, EthernetProperty);
            writer.Skip(4);
            stats.Ethernet.Write(ref writer);
            PropertyList.End(ref writer, property);
        }
        if (stats.Optical is { } optical)
        {
            var property = PropertyList.Begin(ref writer, OpticalProperty);
            optical.Write(ref writer);
            PropertyList.End(ref writer, property);
        }
        WireLists.WriteAll(ref writer, stats.OtherProperties);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }

    private static PortStats ReadProperties(ref WireReader reader, PortStats stats)
    {
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            switch (type)
            {
                case EthernetProperty:
                    content.Skip(4, "pad");
                    stats = stats with { Ethernet = EthernetErrors.Read(ref content) };
                    break;
                case OpticalProperty:
                    stats = stats with { Optical = OpticalCounters.Read(ref content) };
                    break;
                default:
                    others.Add(UnknownProperty.Read(type, ref content));
                    break;
            }
        }
        return others.Count == 0 ? stats : stats with { OtherProperties = others.ToWireList() };
    }
}
