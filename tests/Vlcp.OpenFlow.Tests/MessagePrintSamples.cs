namespace Vlcp.OpenFlow.Tests;

/// <summary>Every message but the multipart ones.</summary>
internal static class MessagePrintSamples
{
    private static readonly PortDescription Port = new(7, MacAddress.Parse("fa:16:3e:00:00:07"), "vp7", PortConfig.NoPacketIn, PortState.LinkDown)
    {
        Ethernet = new EthernetFeatures(0x40, 1, 2, 3, 0, 0),
    };

    public static IEnumerable<PrintSample> All => [.. Both(), .. OfSwitch(), .. OfController()];

    private static PrintSample Message(OpenFlowMessage message, params string[] expected) => new("message", message.GetType().Name, message, expected);

    private static IEnumerable<PrintSample> Both() =>
    [
        Message(new Hello(6, 0x72), "version bitmap: 0x01, 0x04, 0x05, 0x06"),
        Message(new EchoRequest([1, 2, 3]), "3 bytes of payload"),
        Message(new EchoReply([1, 2]), "2 bytes of payload"),
        Message(new ExperimenterMessage(0x9999, 7, [1, 2])),
        Message(new UnknownMessage(77, [1, 2])),
        Message(new QueueGetConfigRequest(3), "port=3") with { To = OpenFlowVersion.V13 },
        Message(new QueueGetConfigReply(3, [new QueueDescription(3, 5) { MinimumRate = 100, MaximumRate = 500 }]), "queue 5:", "min_rate:10.0%", "max_rate:50.0%"),
        Message(new BundleControl(3, BundleControlType.OpenRequest, BundleFlags.Atomic), "bundle_id=0x3", "type=OPEN_REQUEST", "flags=atomic") with { From = OpenFlowVersion.V13 },
        Message(new BundleAdd(3, BundleFlags.Ordered, FlowMod.Delete(new FlowKey(3, 7, Match.Any))), "bundle_id=0x3", "flags=ordered", "DEL_STRICT") with { From = OpenFlowVersion.V13 },
        Message(new BundleControl(3, BundleControlType.CommitRequest, BundleFlags.Time)
        {
            Properties = new BundleProperties { ScheduledTime = new OpenFlowTime { Seconds = 5 } },
        }) with { From = OpenFlowVersion.V15 },
    ];

    private static IEnumerable<PrintSample> OfSwitch() =>
    [
        Message(new FeaturesReply(0x0102030405060708, 256, 254, 0, SwitchCapabilities.FlowStats | SwitchCapabilities.QueueStats) { Ports = [Port] },
            "dpid:0102030405060708", "n_tables:254, n_buffers:256", "FLOW_STATS", "QUEUE_STATS"),
        Message(new GetConfigReply(1, 128), "frags=drop miss_send_len=128"),
        Message(new PacketIn(77, 3, PacketInReason.Action, 9, 5, [OxmFields.InPort.Is(3)], [1, 2, 3]), "total_len=3", "in_port=3", "buffer=0x0000004d"),
        Message(new FlowRemoved(5, 6, FlowRemovedReason.HardTimeout, 7, 1, 2_000_000, 3, 4, 5, 6, [OxmFields.InPort.Is(3)]),
            "priority=6,in_port=3 reason=hard", "cookie:0x5", "duration1.002s idle3", "pkts5 bytes6"),
        Message(new PortStatus(PortStatusReason.Modify, Port), "MOD: 7(vp7): addr:fa:16:3e:00:00:07", "config:     NO_PACKET_IN", "state:      LINK_DOWN"),
        Message(new BarrierReply(), "OFPT_BARRIER_REPLY"),
        Message(new RoleReply(ControllerRole.Primary, 77), "role=primary generation_id=77"),
        Message(new RoleStatus(ControllerRole.Secondary, 0, 77), "role=secondary generation_id=77 reason=primary_request"),
        Message(new GetAsyncReply(new AsyncMasks(1, 2, 4, 1, 2, 4)), "PACKET_IN: no_match", "PORT_STATUS: delete", "FLOW_REMOVED: delete"),
        Message(new TableStatus(3, new TableDescription(5, 8) { Properties = new TableProperties { Vacancy = new TableVacancy { Down = 10, Up = 20, Vacancy = 5 } } }),
            "reason=VACANCY_DOWN", "table_desc", "vacancy_down=10%", "vacancy_up=20%", "vacancy=5%"),
        Message(new RequestForward(GroupMod.Delete(5) with { Xid = 5 }), "reason=group_mod", "DEL group_id=5"),
        Message(new RequestForward(MeterDelete with { Xid = 5 }), "reason=meter_mod", "DEL meter=5"),
        Message(new ControllerStatus(new ControllerState(3, ControllerRole.Primary, 2, 0) { Uri = "tcp:127.0.0.1:6653" })),
    ];

    private static MeterMod MeterDelete => new(MeterModCommand.Delete, new MeterEntry(5, MeterFlags.KilobitsPerSecond, []));

    private static IEnumerable<PrintSample> OfController() =>
    [
        Message(new FeaturesRequest(), "OFPT_FEATURES_REQUEST"),
        Message(new GetConfigRequest(), "OFPT_GET_CONFIG_REQUEST"),
        Message(new SetConfig(2, 128), "frags=reassemble miss_send_len=128"),
        Message(new PacketOut(PacketIn.NoBuffer, 5, [new OutputAction(3)], [1, 2, 3, 4]), "in_port=5 actions=output:3 data_len=4"),
        Message(new PacketOut(PacketIn.NoBuffer, 5, [new OutputAction(3)], [1, 2]) { Pipeline = [OxmFields.Metadata.Is(7)] }, "metadata=0x7", "in_port=5"),
        Message(FlowMod.Add(new FlowEntry(0, 7, [OxmFields.InPort.Is(3)], [new ApplyActionsInstruction([new OutputAction(4)])])
        {
            Cookie = 9, IdleTimeout = 5, HardTimeout = 6, Flags = FlowFlags.SendFlowRemoved,
        }), "ADD priority=7,in_port=3 cookie:0x9 idle:5 hard:6 send_flow_rem actions=output:4"),
        Message(new GroupMod(GroupModCommand.Add, new GroupEntry(5, GroupType.Select, [new([new OutputAction(2)]) { Weight = 5 }, new([new OutputAction(3)]) { Weight = 6, WatchPort = 4 }])),
            "ADD group_id=5,type=select", "weight:5", "actions=output:2", "weight:6,watch_port:4,actions=output:3"),
        Message(new GroupMod(GroupModCommand.RemoveBucket, new GroupEntry(5, GroupType.Select, [])) { CommandBucketId = 3 }, "REMOVE_BUCKET command_bucket_id:3,group_id=5")
            with { From = OpenFlowVersion.V15 },
        Message(new GroupMod(GroupModCommand.InsertBucket, new GroupEntry(5, GroupType.Select, [new([new OutputAction(2)]) { BucketId = 9, Weight = 1 }])) { CommandBucketId = BucketNumber.First },
            "INSERT_BUCKET command_bucket_id:first,group_id=5", "bucket_id:9") with { From = OpenFlowVersion.V15 },
        Message(new PortMod(3, new MacAddress(5), PortConfig.PortDown, PortConfig.PortDown, 1), "port: 3: addr:00:00:00:00:00:05", "config: PORT_DOWN", "advertise: 10MB-HD"),
        Message(new TableMod(3, 0), "table_id=3"),
        Message(new TableMod(3, 4) { Properties = new TableProperties { EvictionFlags = 1 } }, "eviction=on"),
        Message(new MeterMod(MeterModCommand.Add, new MeterEntry(5, MeterFlags.KilobitsPerSecond | MeterFlags.Burst, [MeterBand.Drop(7, 6), MeterBand.RemarkDscp(8, 9, 1)])),
            "ADD meter=5 kbps burst bands=", "type=drop rate=7 burst_size=6", "type=dscp_remark rate=8 burst_size=9 prec_level=1"),
        Message(new BarrierRequest(), "OFPT_BARRIER_REQUEST"),
        Message(new RoleRequest(ControllerRole.Equal, 77), "role=equal"),
        Message(new RoleRequest(ControllerRole.Primary, 77), "role=primary generation_id=77"),
        Message(new GetAsyncRequest(), "OFPT_GET_ASYNC_REQUEST") ,
        Message(new SetAsync(new AsyncMasks(1, 2, 4, 1, 2, 4)), "PACKET_IN: no_match"),
        Message(new SetAsync(new AsyncMasks(1, 2, 4, 1, 2, 4) { Further = [new AsyncMask(7, 1), new AsyncMask(9, 8), new AsyncMask(11, 2)] }), "REQUESTFORWARD: meter_mod_request")
            with { From = OpenFlowVersion.V14 },
    ];
}
