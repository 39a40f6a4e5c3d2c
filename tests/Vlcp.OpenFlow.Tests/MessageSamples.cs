namespace Vlcp.OpenFlow.Tests;

/// <summary>One message, or several, of every type.</summary>
internal static class MessageSamples
{
    private static readonly PortDescription Port = new(7, MacAddress.Parse("fa:16:3e:00:00:07"), "vp7", PortConfig.NoPacketIn, PortState.Live)
    {
        Ethernet = new EthernetFeatures(0x840, 1, 2, 3, 10_000_000, 0),
    };

    private static readonly FlowStats FlowStats = new(
        new FlowEntry(3, 7, [OxmFields.InPort.Is(4)], [new GotoTableInstruction(5)]) { Cookie = 9, Importance = 2, IdleTimeout = 1 }, 5, 6, 7, 8);

    public static IEnumerable<OpenFlowMessage> All => Numbered(OfSwitch().Concat(OfController()));

    /// <summary>The samples that a version can say.</summary>
    public static IEnumerable<OpenFlowMessage> In(OpenFlowVersion version) => All.Where(message => CanSay(message, version));

    public static bool CanSay(OpenFlowMessage message, OpenFlowVersion version)
    {
        try
        {
            OpenFlowCodec.Encode(message, version);
            return true;
        }
        catch (WireFormatException e) when (e.Message.Contains("no such thing", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static IEnumerable<OpenFlowMessage> Numbered(IEnumerable<OpenFlowMessage> messages) =>
        messages.Select((m, i) => m with { Xid = (uint)(i + 1) });

    private static IEnumerable<OpenFlowMessage> OfSwitch() =>
    [
        new ErrorMessage(ErrorType.FlowModFailed, 1, [1, 2, 3]),
        new ErrorMessage(ErrorType.Experimenter, 5, [1]) { Experimenter = 0x2320 },
        new EchoReply([1, 2, 3]),
        new ExperimenterMessage(0x2320, 77, [1, 2]),
        new FeaturesReply(0x0102030405060708, 256, 254, 1, SwitchCapabilities.FlowStats | SwitchCapabilities.QueueStats, 3),
        new GetConfigReply(1, 128),
        new PacketIn(PacketIn.NoBuffer, 3, PacketInReason.Action, 9, 5, [OxmFields.InPort.Is(3), NxmFields.Reg(5).Is(1)], [1, 2, 3]),
        new FlowRemoved(5, 6, FlowRemovedReason.HardTimeout, 7, 1, 2, 3, 4, 5, 6, [OxmFields.InPort.Is(3)]),
        new PortStatus(PortStatusReason.Modify, Port),
        new PortStatus(PortStatusReason.Delete, Port with { Ethernet = EthernetFeatures.None }),
        new BarrierReply(),
        new RoleReply(ControllerRole.Primary, 77),
        new GetAsyncReply(new AsyncMasks(1, 2, 3, 4, 5, 6)),
        new DescriptionReply(new SwitchDescription { Manufacturer = "Nicira, Inc.", Hardware = "h", Software = "3.1.0", SerialNumber = "n", Datapath = "d" }),
        new FlowStatsReply([FlowStats, FlowStats with { PacketCount = 77 }]) { More = true },
        new AggregateStatsReply(new AggregateStats { PacketCount = 1, ByteCount = 2, FlowCount = 3 }),
        new TableStatsReply([new TableStats { TableId = 3, ActiveCount = 4, LookupCount = 5, MatchedCount = 6 }]),
        new PortStatsReply([new PortStats(3, new PortCounters { SentBytes = 4 }, 5, 6) { Ethernet = new EthernetErrors { Collisions = 9 } }]),
        new QueueStatsReply([new QueueCounters { Port = 1, QueueId = 2, SentBytes = 3 }]),
        new GroupStatsReply([new GroupStats(1, 2, new PacketCounter { ByteCount = 3 }, 4, 5, [new PacketCounter { PacketCount = 6 }])]),
        new GroupDescriptionReply(FlowSamples.Groups.Select(g => new GroupDescription(g)).ToWireList()),
        new GroupFeaturesReply(new GroupFeatures { Types = 15, MaximumGroups = [1, 2, 3, 4], Actions = [5, 6, 7, 8] }),
        new MeterStatsReply([new MeterStats(1, 2, new PacketCounter { ByteCount = 3 }, 4, 5, [new PacketCounter { PacketCount = 6 }])]),
        new MeterConfigReply([new MeterConfig(new MeterEntry(1, MeterFlags.PacketsPerSecond, [MeterBand.Drop(5)]))]),
        new MeterFeaturesReply(new MeterFeatures { MaximumMeters = 5, MaximumBands = 1 }),
        new TableFeaturesReply([new TableFeatures(1, "t", 2, 3, 4, 5,
        [
            new TableFeatureProperty(TableFeatureType.Instructions) { Elements = [new ElementId(1), new ElementId(4)] },
            new TableFeatureProperty(TableFeatureType.NextTables) { Tables = [2, 3, 4] },
            new TableFeatureProperty(TableFeatureType.WriteActions) { Elements = [new ElementId(0), new ElementId(0xffff, [0, 0, 0x23, 0x20, 0, 1])] },
            new TableFeatureProperty(TableFeatureType.Match) { Fields = [new FieldId(0x80000004), new FieldId(0xffff5406, 0x4f4e4600)] },
        ])]),
        new PortDescriptionReply([Port, Port with { Number = 8 }]),
        new FlowMonitorReply(
        [
            new FlowUpdate(FlowUpdateEvent.Added, new FlowEntry(3, 7, [OxmFields.InPort.Is(4)], [new GotoTableInstruction(5)]) { Cookie = 9, HardTimeout = 3 }),
            new FlowUpdate(FlowUpdateEvent.Removed, new FlowEntry(4, 8, Match.Any, []), FlowRemovedReason.Delete),
            new FlowUpdate(FlowUpdateEvent.Abbreviated, null, ChangeXid: 77),
            new FlowUpdate(FlowUpdateEvent.Paused, null),
        ]),
        new ExperimenterMultipartReply(0x2320, 5, [1, 2]),
        new UnknownMultipartReply(99, [1, 2]),
        new BundleControl(3, BundleControlType.CommitReply, BundleFlags.Atomic),
        new UnknownMessage(77, [1, 2, 3]),
    ];

    private static IEnumerable<OpenFlowMessage> OfController() =>
    [
        new EchoRequest([]),
        new FeaturesRequest(),
        new GetConfigRequest(),
        new SetConfig(0, 0xffff),
        new PacketOut([1, 2, 3, 4], [new OutputAction(3)]),
        .. FlowSamples.Flows.Select(FlowMod.Add),
        FlowMod.Delete(FlowSamples.Flows[3].Key),
        .. FlowSamples.Groups.Select(GroupMod.Add),
        GroupMod.Delete(GroupNumber.All),
        new PortMod(3, new MacAddress(5), PortConfig.PortDown, PortConfig.PortDown, 7),
        new TableMod(3, 1),
        new MeterMod(MeterModCommand.Add, new MeterEntry(1, MeterFlags.KilobitsPerSecond | MeterFlags.Burst, [MeterBand.Drop(5, 6)])),
        new BarrierRequest(),
        new RoleRequest(ControllerRole.Secondary, 77),
        new GetAsyncRequest(),
        new SetAsync(new AsyncMasks(1, 2, 3, 4, 5, 6)),
        new DescriptionRequest(),
        new FlowStatsRequest(3, [OxmFields.InPort.Is(3)]) { Cookie = 5, CookieMask = 7, OutGroup = 3 },
        new AggregateStatsRequest(),
        new TableStatsRequest(),
        new PortStatsRequest(3),
        new QueueStatsRequest(),
        new GroupStatsRequest(3),
        new GroupDescriptionRequest(),
        new GroupFeaturesRequest(),
        new MeterStatsRequest(),
        new MeterConfigRequest(3),
        new MeterFeaturesRequest(),
        new TableFeaturesRequest(),
        new PortDescriptionRequest(),
        new FlowMonitorRequest(5, FlowMonitorFlags.Initial | FlowMonitorFlags.Added) { TableId = 3, Match = [OxmFields.InPort.Is(3)] },
        new ExperimenterMultipartRequest(0x2320, 5, [1, 2, 3, 4, 5, 6, 7, 8]),
        new BundleControl(3, BundleControlType.OpenRequest, BundleFlags.Atomic | BundleFlags.Ordered),
        BundleAddOf(FlowMod.Add(FlowSamples.Flows[3])),
        NiciraMessages.SetPacketInFormat(1),
    ];

    // The message in a bundle has the transaction id of its envelope, which numbering has not given yet.
    private static BundleAdd BundleAddOf(OpenFlowMessage message) => new(3, BundleFlags.Atomic, message);
}
