using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V13;

/// <summary>ofp_port_stats of 1.3: 112 bytes.</summary>
//  0 port_no (4) | 8 counters (64) | 72 Ethernet errors (32) | 104 duration (8)
internal static class PortStatsLayout13
{
    public static PortStats Read(ref WireReader reader)
    {
        var port = reader.ReadUInt32("port_no");
        reader.Skip(4, "pad");
        var counters = PortCounters.Read(ref reader);
        var ethernet = EthernetErrors.Read(ref reader);
        return new PortStats(port, counters, reader.ReadUInt32("duration_sec"), reader.ReadUInt32("duration_nsec")) { Ethernet = ethernet };
    }

    public static void Write(ref WireWriter writer, PortStats stats)
    {
        writer.WriteUInt32(stats.Port);
        writer.Skip(4);
        stats.Counters.Write(ref writer);
        stats.Ethernet.Write(ref writer);
        writer.WriteUInt32(stats.DurationSeconds);
        writer.WriteUInt32(stats.DurationNanoseconds);
    }
}
