namespace Vlcp.OpenFlow.Tests;

/// <summary>Every message of Nicira's.</summary>
internal static class NiciraPrintSamples
{
    private static readonly FlowEntry Flow = new(3, 7, [NxmFields.Reg(5).Is(1), OxmFields.EthDst.Is(7)], [new ApplyActionsInstruction([new OutputAction(5)])]) { Cookie = 9 };

    private static readonly PacketInProperties Packet = new()
    {
        Packet = [1, 2, 3], FullLength = 77, TableId = 3, Cookie = 9, Reason = PacketInReason.Action, UserData = [5, 6], Metadata = [NxmFields.Reg(5).Is(1)],
    };

    public static IEnumerable<PrintSample> All =>
    [
        Nicira(new NiciraRoleRequest(1), "role=primary"),
        Nicira(new NiciraRoleReply(2), "role=secondary"),
        Nicira(new NiciraSetFlowFormat(2), "format=nxm") with { To = OpenFlowVersion.V10 },
        Nicira(new NiciraSetPacketInFormat(1), "format=nxt_packet_in"),
        Nicira(new NiciraFlowModTableId(true), "enable"),
        Nicira(new NiciraFlowMod(FlowMod.Add(Flow)), "priority=7,reg5=0x1,dl_dst=00:00:00:00:00:07 cookie:0x9 actions=output:5"),
        Nicira(new NiciraFlowRemoved(new FlowRemoved(5, 6, FlowRemovedReason.IdleTimeout, 7, 1, 2_000_000, 3, 0, 5, 6, [NxmFields.Reg(5).Is(1)])),
            "priority=6,reg5=0x1 reason=idle table_id=7 cookie:0x5 duration1.002s idle3 pkts5 bytes6"),
        Nicira(new NiciraPacketIn(new PacketIn(77, 3, PacketInReason.Action, 9, 5, [NxmFields.InPort16.Is(3), NxmFields.Reg(5).Is(1)], [1, 2, 3])),
            "table_id=9 cookie=0x5 total_len=3", "reg5=0x1", "in_port=3"),
        Nicira(new NiciraPacketIn2(Packet), "table_id=3 cookie=0x9 total_len=77", "reg5=0x1", "userdata=05.06"),
        Nicira(new NiciraResume(Packet), "cookie=0x9", "reg5=0x1"),
        Nicira(new NiciraFlowAge(), "NXT_FLOW_AGE"),
        Nicira(new NiciraSetAsync(new AsyncMasks(1, 2, 4, 1, 2, 4)), "PACKET_IN: no_match"),
        Nicira(new NiciraSetAsync2(new AsyncMasks(1, 2, 4, 1, 2, 4)), "PACKET_IN: no_match") with { To = OpenFlowVersion.V13 },
        Nicira(new NiciraSetControllerId(7), "id=7"),
        Nicira(new NiciraFlowMonitorCancel(7), "id=7") with { To = OpenFlowVersion.V13 },
        Nicira(new NiciraFlowMonitorPaused(), "T_FLOW_MONITOR_PAUSED") with { To = OpenFlowVersion.V13 },
        Nicira(new NiciraFlowMonitorResumed(), "T_FLOW_MONITOR_RESUMED") with { To = OpenFlowVersion.V13 },
        Nicira(new NiciraTlvTableMod(TlvTableCommand.Add, [new TlvMapping { OptionClass = 0xffff, OptionType = 3, OptionLength = 4, Index = 5 }]), "ADD mapping table:", "0xffff", "tun_metadata5"),
        Nicira(new NiciraTlvTableRequest(), "NXT_TLV_TABLE_REQUEST"),
        Nicira(new NiciraTlvTableReply(256, 64, [new TlvMapping { OptionClass = 0xffff, OptionType = 3, OptionLength = 4, Index = 5 }]), "max option space=256 max fields=64", "tun_metadata5"),
        Nicira(new NiciraCtFlushZone(7), "zone_id=7"),
        Nicira(new NiciraCtFlush(6) { Zone = 7 }, "zone=7"),
        Nicira(
            new NiciraCtFlush(6)
            {
                Zone = 7,
                Original = new CtTuple { Source = CtTuple.Mapped(new Ipv4Address(0x0a000001)), Destination = CtTuple.Mapped(new Ipv4Address(0x0a000002)), SourcePort = 80, DestinationPort = 81 },
                Reply = new CtTuple { Source = CtTuple.Mapped(new Ipv4Address(0x0a000003)), DestinationPort = 82 },
            },
            "zone=7", "ct_nw_src=10.0.0.1,ct_nw_dst=10.0.0.2,ct_tp_src=80,ct_tp_dst=81", "ct_nw_src=10.0.0.3", "ct_tp_dst=82", "ct_nw_proto=6"),
        Nicira(new NiciraCtFlush(58) { Original = new CtTuple { Source = Ipv6Address.Parse("fd00::1"), IcmpId = 5, IcmpType = 128, IcmpCode = 0 } }, "ct_ipv6_src=fd00::1", "icmp_id=5,icmp_type=128"),
        .. Statistics,
    ];

    private static IEnumerable<PrintSample> Statistics =>
    [
        Part(new NiciraFlowStatsRequest(new NiciraFlowSelection(3, Flow.Match)), "NXST_FLOW request", "table=3", "reg5=0x1"),
        Part(new NiciraFlowStatsReply([new NiciraFlowStats(new FlowStats(Flow with { IdleTimeout = 1 }, 5, 6_000_000, 7, 8), 4, 2), new NiciraFlowStats(new FlowStats(Flow, 5, 0, 0, 0))]),
            "cookie=0x9, duration=5.006s, table=3, n_packets=7, n_bytes=8, idle_timeout=1, idle_age=4, hard_age=2, priority=7,reg5=0x1,dl_dst=00:00:00:00:00:07 actions=output:5"),
        Part(new NiciraAggregateStatsRequest(new NiciraFlowSelection(3, Flow.Match)), "NXST_AGGREGATE request", "table=3", "reg5=0x1"),
        Part(new NiciraAggregateStatsReply(new AggregateStats { PacketCount = 1, ByteCount = 2, FlowCount = 3 }), "packet_count=1 byte_count=2 flow_count=3"),
        Part(new NiciraFlowMonitorRequest(5, NiciraFlowMonitorFlags.Initial | NiciraFlowMonitorFlags.Added | NiciraFlowMonitorFlags.Own) { TableId = 3, Match = Flow.Match }, "id=5", "flags=initial,add,own", "table=3", "reg5=0x1"),
        Part(
            new NiciraFlowMonitorReply(
            [
                new NiciraFlowUpdate(NiciraFlowUpdateEvent.Added, Flow with { IdleTimeout = 1 }),
                new NiciraFlowUpdate(NiciraFlowUpdateEvent.Removed, Flow with { Instructions = [] }, FlowRemovedReason.Delete),
                new NiciraFlowUpdate(NiciraFlowUpdateEvent.Abbreviated, null, ChangeXid: 0x77),
            ]),
            "event=ADDED table=3 idle_timeout=1 cookie=0x9 reg5=0x1,dl_dst=00:00:00:00:00:07 actions=output:5", "event=DELETED reason=delete table=3", "event=ABBREV xid=0x77"),
        Part(new NiciraIpfixBridgeRequest(), "NXST_IPFIX_BRIDGE request"),
        Part(new NiciraIpfixBridgeReply(Ipfix), "flows=1", "current flows=2", "sampled pkts=3"),
        Part(new NiciraIpfixFlowRequest(), "NXST_IPFIX_FLOW request"),
        Part(new NiciraIpfixFlowReply([Ipfix with { CollectorSetId = 77 }]), "77", "flows=1", "current flows=2"),
    ];

    private static IpfixStats Ipfix => new() { TotalFlows = 1, CurrentFlows = 2, Packets = 3, Ipv4Packets = 4, SentPackets = 5 };

    private static PrintSample Part(OpenFlowMessage message, params string[] expected) => new("Nicira's statistics", message.GetType().Name, message, expected);

    private static PrintSample Nicira(OpenFlowMessage message, params string[] expected) => new("Nicira's message", message.GetType().Name, message, expected);
}
