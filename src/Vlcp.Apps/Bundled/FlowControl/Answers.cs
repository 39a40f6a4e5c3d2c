using System.Buffers.Binary;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>What switches tell, with the names that OS-Ken's users know.</summary>
internal static partial class Answers
{
    private static readonly string[] GroupTypes = ["ALL", "SELECT", "INDIRECT", "FF"];
    private static readonly string[] MeterFlagNames = ["KBPS", "PKTPS", "BURST", "STATS"];

    public static object Of(SwitchDescription d) => new { mfr_desc = d.Manufacturer, hw_desc = d.Hardware, sw_desc = d.Software, serial_num = d.SerialNumber, dp_desc = d.Datapath };

    public static object Of(FlowStats s) => new
    {
        table_id = s.Flow.TableId, priority = s.Flow.Priority, cookie = s.Flow.Cookie, idle_timeout = s.Flow.IdleTimeout, hard_timeout = s.Flow.HardTimeout,
        flags = (ushort)s.Flow.Flags, importance = s.Flow.Importance, duration_sec = s.DurationSeconds, duration_nsec = s.DurationNanoseconds,
        packet_count = s.PacketCount, byte_count = s.ByteCount, match = MatchJson.Write(s.Flow.Match), actions = ActionTexts.Of(s.Flow.Instructions),
        instructions = ActionObjects.Of(s.Flow.Instructions),
    };

    public static object Of(AggregateStats s) => new { packet_count = s.PacketCount, byte_count = s.ByteCount, flow_count = s.FlowCount };

    public static object Of(TableStats s) => new { table_id = s.TableId, active_count = s.ActiveCount, lookup_count = s.LookupCount, matched_count = s.MatchedCount };

    public static object Of(PortStats s) => new
    {
        port_no = ReservedNames.OfPort(s.Port), rx_packets = s.Counters.ReceivedPackets, tx_packets = s.Counters.SentPackets, rx_bytes = s.Counters.ReceivedBytes,
        tx_bytes = s.Counters.SentBytes, rx_dropped = s.Counters.ReceivedDropped, tx_dropped = s.Counters.SentDropped, rx_errors = s.Counters.ReceivedErrors,
        tx_errors = s.Counters.SentErrors, rx_frame_err = s.Ethernet.FrameErrors, rx_over_err = s.Ethernet.Overruns, rx_crc_err = s.Ethernet.CrcErrors,
        collisions = s.Ethernet.Collisions, duration_sec = s.DurationSeconds, duration_nsec = s.DurationNanoseconds,
    };

    public static object Of(PortDescription p) => new
    {
        port_no = ReservedNames.OfPort(p.Number), hw_addr = p.HardwareAddress.ToString(), name = p.Name, config = (uint)p.Config, state = (uint)p.State,
        curr = p.Ethernet.Current, advertised = p.Ethernet.Advertised, supported = p.Ethernet.Supported, peer = p.Ethernet.Peer,
        curr_speed = p.Ethernet.CurrentSpeed, max_speed = p.Ethernet.MaximumSpeed,
    };

    public static object Of(QueueCounters q) => new
    {
        port_no = q.Port, queue_id = q.QueueId, tx_bytes = q.SentBytes, tx_packets = q.SentPackets, tx_errors = q.SentErrors,
        duration_sec = q.DurationSeconds, duration_nsec = q.DurationNanoseconds,
    };

    public static object Of(GroupStats g) => new
    {
        group_id = g.GroupId, ref_count = g.ReferenceCount, packet_count = g.Total.PacketCount, byte_count = g.Total.ByteCount, duration_sec = g.DurationSeconds,
        duration_nsec = g.DurationNanoseconds, bucket_stats = g.Buckets.Select(b => new { packet_count = b.PacketCount, byte_count = b.ByteCount }).ToArray(),
    };

    public static object Of(GroupEntry g) => new
    {
        group_id = g.GroupId, type = (int)g.Type < GroupTypes.Length ? GroupTypes[(int)g.Type] : $"{(int)g.Type}",
        buckets = g.Buckets.Select(b => new
        {
            weight = b.Weight, watch_port = ReservedNames.OfPort(b.WatchPort), watch_group = b.WatchGroup, actions = ActionTexts.Of(b.Actions).ToArray(),
        }).ToArray(),
    };

    public static object Of(MeterStats m) => new
    {
        meter_id = m.MeterId, flow_count = m.FlowCount, packet_in_count = m.Input.PacketCount, byte_in_count = m.Input.ByteCount, duration_sec = m.DurationSeconds,
        duration_nsec = m.DurationNanoseconds, band_stats = m.Bands.Select(b => new { packet_band_count = b.PacketCount, byte_band_count = b.ByteCount }).ToArray(),
    };

    public static object Of(MeterEntry m) => new
    {
        meter_id = m.MeterId, flags = FlagNames((ushort)m.Flags),
        bands = m.Bands.Select(Of).ToArray(),
    };

    private static object Of(MeterBand b) => b.Type switch
    {
        1 => new { type = "DROP", rate = b.Rate, burst_size = b.BurstSize },
        2 => new { type = "DSCP_REMARK", rate = b.Rate, burst_size = b.BurstSize, prec_level = b.Parameters.Length > 0 ? b.Parameters[0] : 0 },
        0xffff when b.Parameters.Length >= 4 =>
            new { type = "EXPERIMENTER", rate = b.Rate, burst_size = b.BurstSize, experimenter = BinaryPrimitives.ReadUInt32BigEndian(b.Parameters) },
        _ => new { type = $"{b.Type}", rate = b.Rate, burst_size = b.BurstSize },
    };

    private static string[] FlagNames(ushort flags) => Names(flags, MeterFlagNames);
}
