using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V14;

/// <summary>ofp_port_stats of 1.4: 80 bytes and properties.</summary>
//  0 length (2) | 4 port_no (4) | 8 duration (8) | 16 counters (64) | 80 properties
internal static class PortStatsLayout14
{
    private const ushort EthernetProperty = 0;
    private const int FixedSize = 80;
    private const int EthernetSize = 36;

    public static PortStats Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "port_stats");
        body.Skip(2, "pad");
        var port = body.ReadUInt32("port_no");
        var seconds = body.ReadUInt32("duration_sec");
        var nanoseconds = body.ReadUInt32("duration_nsec");
        return new PortStats(port, PortCounters.Read(ref body), seconds, nanoseconds) { Ethernet = ReadEthernet(ref body) };
    }

    public static void Write(ref WireWriter writer, PortStats stats)
    {
        var hasEthernet = stats.Ethernet != EthernetErrors.None;
        writer.WriteUInt16((ushort)(FixedSize + (hasEthernet ? PropertyList.HeaderSize + EthernetSize : 0)));
        writer.Skip(2);
        writer.WriteUInt32(stats.Port);
        writer.WriteUInt32(stats.DurationSeconds);
        writer.WriteUInt32(stats.DurationNanoseconds);
        stats.Counters.Write(ref writer);
        if (hasEthernet)
        {
            PropertyList.WriteHeader(ref writer, EthernetProperty, EthernetSize);
            writer.Skip(4);
            stats.Ethernet.Write(ref writer);
        }
    }

    private static EthernetErrors ReadEthernet(ref WireReader reader)
    {
        var errors = EthernetErrors.None;
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            if (type == EthernetProperty)
            {
                content.Skip(4, "pad");
                errors = EthernetErrors.Read(ref content);
            }
        }
        return errors;
    }
}
