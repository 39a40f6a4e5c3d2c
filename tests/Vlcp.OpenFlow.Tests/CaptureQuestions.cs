namespace Vlcp.OpenFlow.Tests;

/// <summary>Fills a switch with every element that it takes, and asks it for everything.</summary>
internal static class CaptureQuestions
{
    public const uint MonitorId = 77;

    private static readonly FlowEntry Removed =
        new(9, 9, [OxmFields.InPort.Is(1)], [new ApplyActionsInstruction([new OutputAction(1)])]) { Flags = FlowFlags.SendFlowRemoved, Cookie = 5 };

    public static IEnumerable<OpenFlowMessage> In(OpenFlowVersion version) =>
    [
        new NiciraTlvTableMod(
            TlvTableCommand.Add,
            [
                new TlvMapping { OptionClass = 0xffff, OptionType = 3, OptionLength = 4, Index = 5 }, new TlvMapping { OptionClass = 0xffff, OptionType = 4, OptionLength = 4, Index = 0 },
                new TlvMapping { OptionClass = 0xffff, OptionType = 5, OptionLength = 8, Index = 63 },
            ]),
        .. Groups(version),
        .. version == OpenFlowVersion.V10 ? SetUp10() : SetUp(),
        .. Elements(version), .. Samples(version), .. All(version), .. Bundles(version),
        Change(FlowMod.Delete(Removed.Key), version),
    ];

    /// <summary>A change of flows that can have any field: in 1.0 it is Nicira's.</summary>
    public static OpenFlowMessage Change(FlowMod mod, OpenFlowVersion version) =>
        version == OpenFlowVersion.V10 ? new NiciraFlowMod(mod with { Importance = 0 }) : mod;

    // Some of the samples of actions need group 5.
    private static IEnumerable<OpenFlowMessage> Groups(OpenFlowVersion version) =>
        FlowSamples.Groups.Append(new GroupEntry(5, GroupType.All, [])).Select(GroupMod.Add).Where(g => MessageSamples.CanSay(g, version));

    private static IEnumerable<OpenFlowMessage> SetUp() =>
    [
        .. FlowSamples.Flows.Select(FlowMod.Add), FlowMod.Add(Removed),
        new MeterMod(MeterModCommand.Add, new MeterEntry(1, MeterFlags.KilobitsPerSecond | MeterFlags.Burst, [MeterBand.Drop(5, 6)])),
        new MeterMod(MeterModCommand.Add, new MeterEntry(5, MeterFlags.PacketsPerSecond | MeterFlags.Statistics, [MeterBand.Drop(5)])),
        new MeterMod(MeterModCommand.Add, new MeterEntry(7, MeterFlags.PacketsPerSecond, [MeterBand.Drop(5)])),
    ];

    private static IEnumerable<OpenFlowMessage> SetUp10() =>
    [
        new NiciraSetFlowFormat(2), new NiciraFlowModTableId(true), new NiciraFlowMod(FlowMod.Add(Removed)),
        FlowMod.Add(Removed with { TableId = 0, Flags = 0 }),
        new NiciraFlowMod(FlowMod.Add(Removed with { TableId = 8, Match = [NxmFields.Reg(1).Is(5), OxmFields.EthType.Is(0x0800), OxmFields.Ipv4Src.Is(7)] })),
        new NiciraFlowAge(),
    ];

    // A flow for every action, instruction and field: what the switch takes it tells again. What it does not know it refuses.
    private static IEnumerable<OpenFlowMessage> Elements(OpenFlowVersion version) => PrintSamples.All
        .Where(s => s.Kind is "action" or "instruction" or "field" && (s.IsIn(version) || version == OpenFlowVersion.V10)).Select(s => s.Message).OfType<FlowMod>()
        .Select(mod => Change(mod, version))
        .Where(message => MessageSamples.CanSay(message, version));

    private static IEnumerable<OpenFlowMessage> Samples(OpenFlowVersion version) => PrintSamples.All.Where(s => s.IsIn(version)).Select(s => s.Message)
        .Where(m => m is FeaturesRequest or GetConfigRequest or MultipartRequest or RoleRequest or GetAsyncRequest or EchoRequest or QueueGetConfigRequest
            or NiciraRoleRequest or NiciraTlvTableRequest);

    private static IEnumerable<OpenFlowMessage> All(OpenFlowVersion version)
    {
        OpenFlowMessage[] questions =
        [
            new RoleRequest(ControllerRole.NoChange, 0), new FlowStatsRequest(), new AggregateStatsRequest(), new TableStatsRequest(),
            new PortStatsRequest(), new QueueStatsRequest(), new GroupStatsRequest(GroupNumber.All), new GroupDescriptionRequest(), new MeterStatsRequest(), new MeterConfigRequest(),
            // The flows of the switch's own table have fields that those of others may not have.
            new FlowStatsRequest(254, Match.Any), new NiciraFlowStatsRequest(new NiciraFlowSelection(254, Match.Any)), new NiciraFlowStatsRequest(), new NiciraAggregateStatsRequest(), new NiciraFlowMonitorRequest(MonitorId, (NiciraFlowMonitorFlags)0x3f),
            new PortDescriptionRequest(), new QueueDescriptionRequest(), new QueueGetConfigRequest(1), new FlowMonitorRequest(MonitorId, (FlowMonitorFlags)0x3f),
        ];
        return questions.Where(q => MessageSamples.CanSay(q, version));
    }

    private static IEnumerable<OpenFlowMessage> Bundles(OpenFlowVersion version)
    {
        if (version == OpenFlowVersion.V10)
        {
            return [];
        }
        var added = FlowMod.Add(new FlowEntry(9, 8, [OxmFields.InPort.Is(1)], []));
        return
        [
            new BundleControl(1, BundleControlType.OpenRequest, BundleFlags.Atomic), new BundleAdd(1, BundleFlags.Atomic, added),
            new BundleControl(1, BundleControlType.CloseRequest, BundleFlags.Atomic), new BundleControl(1, BundleControlType.CommitRequest, BundleFlags.Atomic),
            new BundleControl(2, BundleControlType.OpenRequest, BundleFlags.Ordered), new BundleControl(2, BundleControlType.DiscardRequest, BundleFlags.Ordered),
        ];
    }
}
