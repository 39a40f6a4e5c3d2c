using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_port_stats of 1.0: 104 bytes, as in 1.3 but without a duration.</summary>
internal static class PortStatsLayout10
{
    public static PortStats Read(ref WireReader reader)
    {
        var port = PortNumber16.Read(ref reader, "port_no");
        reader.Skip(6, "pad");
        return new PortStats(port, PortCounters.Read(ref reader), 0, 0) { Ethernet = EthernetErrors.Read(ref reader) };
    }

    public static void Write(ref WireWriter writer, PortStats stats)
    {
        PortNumber16.Write(ref writer, stats.Port, "port_no");
        writer.Skip(6);
        stats.Counters.Write(ref writer);
        stats.Ethernet.Write(ref writer);
    }
}
