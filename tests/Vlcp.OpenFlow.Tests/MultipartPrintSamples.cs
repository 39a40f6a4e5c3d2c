using Vlcp.OpenFlow.Oxs;

namespace Vlcp.OpenFlow.Tests;

/// <summary>Every multipart request and reply.</summary>
internal static class MultipartPrintSamples
{
    private static readonly FlowStats Flow = new(
        new FlowEntry(3, 7, [OxmFields.InPort.Is(4)], [new ApplyActionsInstruction([new OutputAction(5)])]) { Cookie = 9, IdleTimeout = 1 }, 5, 6_000_000, 7, 8);

    private static readonly PortDescription Port = new(7, MacAddress.Parse("fa:16:3e:00:00:07"), "vp7", PortConfig.NoPacketIn, PortState.LinkDown)
    {
        Ethernet = new EthernetFeatures(0x40, 1, 2, 3, 0, 0),
    };

    public static IEnumerable<PrintSample> All => [.. Requests(), .. Replies(), .. Monitors()];

    private static PrintSample Part(OpenFlowMessage message, params string[] expected) => new("multipart", message.GetType().Name, message, expected);

    private static IEnumerable<PrintSample> Requests() =>
    [
        Part(new DescriptionRequest(), "OFPST_DESC request"),
        Part(new FlowStatsRequest(3, [OxmFields.InPort.Is(3)]), "in_port=3"),
        Part(new AggregateStatsRequest(3, [OxmFields.InPort.Is(3)]), "in_port=3"),
        Part(new FlowCountersRequest(3, [OxmFields.InPort.Is(3)])),
        Part(new TableStatsRequest(), "OFPST_TABLE request"),
        Part(new PortStatsRequest(3), "port_no=3"),
        Part(new QueueStatsRequest(3, 5), "port=3 queue=5"),
        Part(new GroupStatsRequest(3), "group_id=3"),
        Part(new GroupDescriptionRequest(), "ST_GROUP_DESC request"),
        Part(new GroupDescriptionRequest(5), "group_id=5"),
        Part(new GroupFeaturesRequest(), "ST_GROUP_FEATURES request"),
        Part(new MeterStatsRequest(5), "meter=5"),
        Part(new MeterConfigRequest(3), "meter=3"),
        Part(new MeterFeaturesRequest(), "OFPST_METER_FEATURES request"),
        Part(new TableFeaturesRequest(), "OFPST_TABLE_FEATURES request"),
        Part(new PortDescriptionRequest(), "OFPST_PORT_DESC request"),
        Part(new PortDescriptionRequest(5), "port=5"),
        Part(new TableDescriptionRequest(), "OFPST_TABLE_DESC request"),
        Part(new QueueDescriptionRequest(3, 5), "port=3"),
        Part(new ControllerStatusRequest()),
        Part(new BundleFeaturesRequest(1)),
        Part(new ExperimenterMultipartRequest(0x9999, 5, [1, 2])),
        Part(new UnknownMultipartRequest(99, [])),
    ];

    private static IEnumerable<PrintSample> Replies() =>
    [
        Part(new DescriptionReply(new SwitchDescription { Manufacturer = "mm", Hardware = "hh", Software = "ss", SerialNumber = "nn", Datapath = "dd" }),
            "Manufacturer: mm", "Hardware: hh", "Software: ss", "Serial Num: nn", "DP Description: dd"),
        Part(new FlowStatsReply([Flow]), "cookie=0x9, duration=5.006s, table=3, n_packets=7, n_bytes=8, idle_timeout=1, priority=7,in_port=4 actions=output:5"),
        Part(new AggregateStatsReply(new AggregateStats { PacketCount = 1, ByteCount = 2, FlowCount = 3 }), "packet_count=1 byte_count=2 flow_count=3"),
        Part(new FlowCountersReply([new CountedFlow(3, 0, 7, [OxmFields.InPort.Is(3)], new FlowCounters { PacketCount = 5 })])),
        Part(new TableStatsReply([new TableStats { TableId = 3, Name = "x", ActiveCount = 4, LookupCount = 5, MatchedCount = 6 }]), "active=4", "lookup=5, matched=6"),
        Part(new PortStatsReply([new PortStats(3, new PortCounters { SentBytes = 4, ReceivedPackets = 6 }, 5, 6) { Ethernet = new EthernetErrors { Collisions = 9 } }]),
            "port  3: rx pkts=6", "bytes=4", "coll=9"),
        Part(new QueueStatsReply([new QueueCounters { Port = 1, QueueId = 2, SentBytes = 3, SentPackets = 4, SentErrors = 5 }]), "port 1 queue 2: bytes=3, pkts=4, errors=5"),
        Part(new GroupStatsReply([new GroupStats(1, 2, new PacketCounter { PacketCount = 3, ByteCount = 4 }, 4, 5_000_000, [new PacketCounter { PacketCount = 6 }])]),
            "group_id=1,duration=4.005s,ref_count=2,packet_count=3,byte_count=4", "bucket0:packet_count=6"),
        Part(new GroupDescriptionReply([new GroupDescription(new GroupEntry(1, GroupType.All, [new([new OutputAction(2)])]))]), "group_id=1,type=all", "actions=output:2"),
        Part(new GroupFeaturesReply(new GroupFeatures { Types = 1, Capabilities = 0, MaximumGroups = [9, 0, 0, 0], Actions = [1, 0, 0, 0] }), "max_groups=0x9", "output"),
        Part(new MeterStatsReply([new MeterStats(1, 2, new PacketCounter { PacketCount = 3, ByteCount = 4 }, 4, 5_000_000, [new PacketCounter { PacketCount = 6, ByteCount = 7 }])]),
            "meter:1 flow_count:2 packet_in_count:3 byte_in_count:4 duration:4.005s", "0: packet_count:6 byte_count:7"),
        Part(new MeterConfigReply([new MeterConfig(new MeterEntry(1, MeterFlags.PacketsPerSecond, [MeterBand.Drop(5)]))]), "meter=1 pktps", "type=drop rate=5"),
        Part(new MeterFeaturesReply(new MeterFeatures { MaximumMeters = 5, MaximumBands = 1, MaximumColor = 2, BandTypes = 2, Capabilities = 1 }), "max_meter:5 max_bands:1 max_color:2", "band_types: drop", "capabilities: kbps"),
        Part(new TableFeaturesReply([new TableFeatures(1, "tt", 2, 3, 0, 5,
        [
            new TableFeatureProperty(TableFeatureType.Instructions) { Elements = [new ElementId(4)] },
            new TableFeatureProperty(TableFeatureType.NextTables) { Tables = [2, 3] },
            new TableFeatureProperty(TableFeatureType.WriteActions) { Elements = [new ElementId(0)] },
            new TableFeatureProperty(TableFeatureType.ApplyActions) { Elements = [new ElementId(0)] },
            new TableFeatureProperty(TableFeatureType.Match) { Fields = [new FieldId(0x80000006)] },
            new TableFeatureProperty(TableFeatureType.Wildcards) { Fields = [new FieldId(0x80000006)] },
            new TableFeatureProperty(TableFeatureType.WriteSetField) { Fields = [new FieldId(0x80000806)] },
            new TableFeatureProperty(TableFeatureType.ApplySetField) { Fields = [new FieldId(0x80000806)] },
        ])]), "table 1 (\"tt\")", "metadata: match=0x2 write=0x3", "max_entries=5"),
        Part(new PortDescriptionReply([Port]), "7(vp7): addr:fa:16:3e:00:00:07", "config:     NO_PACKET_IN"),
        Part(new PortDescriptionReply([Port with { PipelineInput = [new FieldId(0x80004c08)], PipelineOutput = [], Recirculates = [7, 8] }])) with { From = OpenFlowVersion.V15 },
        Part(new TableDescriptionReply([new TableDescription(5, 4) { Properties = new TableProperties { EvictionFlags = 1 } }]), "eviction=on"),
        Part(new QueueDescriptionReply([new QueueDescription(3, 5) { MinimumRate = 100, MaximumRate = 500 }]), "queue 5:", "min_rate:10.0%", "max_rate:50.0%"),
        Part(new ControllerStatusReply([new ControllerState(3, ControllerRole.Primary, 2, 0) { Uri = "tcp:127.0.0.1:6653" }])),
        Part(new BundleFeaturesReply(BundleFlags.Atomic)),
        Part(new ExperimenterMultipartReply(0x9999, 5, [1, 2])),
        Part(new UnknownMultipartReply(99, [])),
    ];

    private static IEnumerable<PrintSample> Monitors() =>
    [
        Part(new FlowMonitorRequest(5, FlowMonitorFlags.Initial | FlowMonitorFlags.Added) { TableId = 3, Match = [OxmFields.InPort.Is(3)] }, "id=5", "table=3", "in_port=3"),
        Part(new FlowMonitorReply([new FlowUpdate(FlowUpdateEvent.Added, Flow.Flow)]), "event=ADDED table=3 idle_timeout=1 cookie=0x9 in_port=4 actions=output:5"),
    ];
}
