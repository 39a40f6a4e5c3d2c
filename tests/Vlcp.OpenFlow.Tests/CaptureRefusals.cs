namespace Vlcp.OpenFlow.Tests;

/// <summary>What a switch refuses, each for another reason.</summary>
internal static class CaptureRefusals
{
    private const uint Nobody = 0x9999;
    private const byte FlowModType = 14;

    public static IEnumerable<OpenFlowMessage> In(OpenFlowVersion version) =>
        [.. Everywhere().Select(m => m is FlowMod mod ? CaptureQuestions.Change(mod, version) : m).Where(m => MessageSamples.CanSay(m, version)), .. version == OpenFlowVersion.V10 ? [] : Later(version)];

    private static IEnumerable<OpenFlowMessage> Everywhere() =>
    [
        .. Requests(), .. Changes(), .. Actions(), .. Groups(), .. Options(),
        // Of requests for flow monitors only this one: the answers that 3.1 makes to others depend on memory that it does not own.
        new NiciraFlowMonitorCancel(999),
    ];

    private static IEnumerable<OpenFlowMessage> Requests() =>
    [
        new UnknownMessage(99, []), new UnknownMultipartRequest(99, []), new UnknownMessage(FlowModType, [1, 2, 3, 4]),
        new ExperimenterMessage(Nobody, 1, []), new ExperimenterMessage(NiciraAction.Experimenter, 9999, []),
        new PacketOut(77, 1, [new OutputAction(2)], []), new PacketOut(PacketIn.NoBuffer, PortNumber.Normal, [], new byte[60]), new PacketOut(PacketIn.NoBuffer, 1, [], [1]),
        new QueueStatsRequest(1, 99), new QueueStatsRequest(999), new QueueGetConfigRequest(999), new PortStatsRequest(999),
        new PortMod(999, new MacAddress(5), PortConfig.PortDown, PortConfig.PortDown, 0), new PortMod(1, new MacAddress(5), PortConfig.PortDown, PortConfig.PortDown, 0),
        new RoleRequest((ControllerRole)9, 0), new NiciraRoleRequest(9), new SetConfig(9, 0),
        new ExperimenterMessage(NiciraAction.Experimenter, (uint)NiciraMessageType.SetControllerId, [1, 1, 1, 1, 1, 1, 0, 7]), new NiciraSetPacketInFormat(9),
    ];

    private static IEnumerable<OpenFlowMessage> Changes() =>
    [
        Flow([OxmFields.TcpDst.Is(80)]), Flow([OxmFields.EthType.Is(0x0800), NxmFields.TunnelMetadata(9, 4).Is(5)]), Flow([MatchField.Unchecked(OxmFields.EthType, 0x0800, 0xff00)]),
        Flow([OxmFields.EthType.Is(0x0800), NxmFields.CtState.Is(0x80, 0x80)]), Flow([OxmFields.VlanVid.Is(0x5)]),
        Flow([NxmFields.Reg(1).Is(1)]), Flow([NxmFields.Reg(2).Is(1)]) with { Flags = FlowFlags.CheckOverlap },
        Flow(Match.Any) with { Flags = (FlowFlags)0x0100 }, new FlowMod((FlowModCommand)77, 3, Match.Any), new FlowMod(FlowModCommand.Add, 254, Match.Any), new FlowMod(FlowModCommand.Add, 255, Match.Any),
    ];

    private static IEnumerable<OpenFlowMessage> Actions() =>
    [
        Doing(new OutputAction(PortNumber.Max + 5)), Doing(new GroupAction(999)), Doing(new PushVlanAction(0x1234)), Doing(new MeterAction(99)),
        Doing(new UnknownAction(99, [1, 2, 3, 4])), Doing(new UnknownAction(0, new byte[20])), Doing(new ConjunctionAction(3, 2, 7)),
        Doing(new UnknownAction(0xffff, [0, 0, 0x99, 0x99])), Doing(new UnknownAction(0xffff, [0, 0, 0x23, 0x20, 0x27, 0x0f, 0, 0, 0, 0, 0, 0])),
        Doing(new SetFieldAction(OxmFields.Ipv4Src, 5)), Doing(new EncapAction(0x99999, [])), Doing(new EncapAction(0x1894f, [new EncapProperty(4, 9, [1, 0, 0, 0])])), Doing(new EncapAction(0x1894f, [new EncapProperty(9, 1, [1, 0, 0, 0])])),
        Doing(new UnknownAction(25, [0x80, 0, 0xfe, 4, 0, 0, 0, 1, 0, 0, 0, 0])), Doing(new UnknownAction(25, [0x80, 0, 0x0a, 9, 0, 0, 0, 1, 0, 0, 0, 0])),
        Doing(new UnknownAction(25, [0x80, 0, 0x0c, 2, 0x7f, 0xff, 0, 0, 0, 0, 0, 0])),
    ];

    private static IEnumerable<OpenFlowMessage> Groups() =>
    [
        GroupMod.Add(new GroupEntry(1, GroupType.All, [])), GroupMod.Add(new GroupEntry(0xffffff05, GroupType.All, [])), GroupMod.Modify(new GroupEntry(999, GroupType.All, [])),
        GroupMod.Add(new GroupEntry(998, (GroupType)9, [])), new GroupMod((GroupModCommand)99, new GroupEntry(997, GroupType.All, [])),
        GroupMod.Add(new GroupEntry(996, GroupType.Indirect, [])), GroupMod.Add(new GroupEntry(995, GroupType.FastFailover, [new([new OutputAction(1)])])),
        GroupMod.Add(new GroupEntry(994, GroupType.All, [new([new GroupAction(994)])])), GroupMod.Add(new GroupEntry(993, GroupType.FastFailover, [new([new OutputAction(1)]) { WatchPort = 999 }])),
        new GroupMod(GroupModCommand.RemoveBucket, new GroupEntry(1, GroupType.All, [])) { CommandBucketId = 77 },
        new GroupMod(GroupModCommand.InsertBucket, new GroupEntry(1, GroupType.All, [new([new OutputAction(2)])])) { CommandBucketId = BucketNumber.First },
        GroupMod.Add(new GroupEntry(992, GroupType.All, [new([new OutputAction(1)]) { Weight = 5 }])),
    ];

    private static IEnumerable<OpenFlowMessage> Options() =>
    [
        new NiciraTlvTableMod((TlvTableCommand)9, []), Map(1, 3, 9), Map(1, 4, 64), Map(3, 4, 9), Map(9, 4, 5), Map(TlvTableCommand.Delete, 3, 4, 5),
        new NiciraTlvTableMod(TlvTableCommand.Add, [Option(10, 4, 10), Option(10, 4, 11)]), new NiciraTlvTableMod(TlvTableCommand.Add, [Option(11, 124, 11), Option(12, 124, 12), Option(13, 124, 13)]),
    ];

    private static IEnumerable<OpenFlowMessage> Later(OpenFlowVersion version) =>
        ((IEnumerable<OpenFlowMessage>)[.. Instructions(), .. Meters(), .. Tables(), .. Bundles(), .. Broken(version)]).Where(m => MessageSamples.CanSay(m, version));

    private static IEnumerable<OpenFlowMessage> Instructions() =>
    [
        With(new GotoTableInstruction(1)), With(new UnknownInstruction(9, [0, 0, 0, 0])), With(new UnknownInstruction(0xffff, [0, 0, 0x99, 0x99])), With(new UnknownInstruction(1, new byte[12])),
        With(new GotoTableInstruction(9), new GotoTableInstruction(10)), With(new MeterInstruction(99)),
    ];

    private static IEnumerable<OpenFlowMessage> Meters() =>
    [
        Meter(MeterModCommand.Add, 1, MeterFlags.PacketsPerSecond, MeterBand.Drop(5)), Meter(MeterModCommand.Modify, 99, MeterFlags.PacketsPerSecond, MeterBand.Drop(5)),
        Meter((MeterModCommand)9, 98, MeterFlags.PacketsPerSecond, MeterBand.Drop(5)), Meter(MeterModCommand.Add, 0, MeterFlags.PacketsPerSecond, MeterBand.Drop(5)),
        Meter(MeterModCommand.Add, 97, MeterFlags.PacketsPerSecond | MeterFlags.KilobitsPerSecond, MeterBand.Drop(5)), Meter(MeterModCommand.Add, 96, MeterFlags.PacketsPerSecond, new MeterBand(99, 5, 6, [0, 0, 0, 0])),
        Meter(MeterModCommand.Add, 95, MeterFlags.PacketsPerSecond, [.. Enumerable.Repeat(MeterBand.Drop(5), 20)]), Meter(MeterModCommand.Add, 0xfffe0000, MeterFlags.PacketsPerSecond, MeterBand.Drop(5)),
    ];

    private static IEnumerable<OpenFlowMessage> Tables() =>
    [
        new TableMod(254, 0), new TableMod(3, 3), new TableMod(3, 8) { Properties = new TableProperties { Vacancy = new TableVacancy { Down = 60, Up = 30 } } },
        new TableMod(3, 0) { Properties = new TableProperties { Others = [new UnknownProperty(99, [1, 2, 3, 4])] } },
        new TableMod(3, 0) { Properties = new TableProperties { Others = [new UnknownProperty(0xffff, [0, 0, 0x99, 0x99, 0, 0, 0, 1])] } },
        new TableMod(3, 4) { Properties = new TableProperties { Others = [new UnknownProperty(2, [1])] } },
        new SetAsync(new AsyncMasks(1 << 30, 0, 0, 0, 0, 0)), new SetAsync(new AsyncMasks(1, 0, 0, 0, 0, 0) { Further = [new AsyncMask(99, 1)] }),
    ];

    private static IEnumerable<OpenFlowMessage> Bundles()
    {
        var flow = FlowMod.Add(new FlowEntry(9, 8, [OxmFields.InPort.Is(1)], []));
        var refused = FlowMod.Add(new FlowEntry(9, 8, Match.Any, [new ApplyActionsInstruction([new GroupAction(999)])]));
        return
        [
            new BundleControl(90, BundleControlType.CloseRequest, BundleFlags.None), new BundleControl(91, (BundleControlType)99, BundleFlags.None),
            Open(92), Open(92), new BundleAdd(92, BundleFlags.Ordered, flow), Open(93), new BundleAdd(93, BundleFlags.None, new EchoRequest([])),
            Open(94), new BundleControl(94, BundleControlType.CloseRequest, BundleFlags.None), new BundleAdd(94, BundleFlags.None, flow),
            Open(95), new BundleControl(95, BundleControlType.CloseRequest, BundleFlags.None), new BundleControl(95, BundleControlType.CloseRequest, BundleFlags.None),
            Open(96), new BundleAdd(96, BundleFlags.None, refused), new BundleControl(96, BundleControlType.CommitRequest, BundleFlags.None),
            new BundleControl(97, BundleControlType.CommitRequest, BundleFlags.Time) { Properties = new BundleProperties { ScheduledTime = new OpenFlowTime { Seconds = 5 } } },
        ];
    }

    // Flow mods whose match is against the rules of its layout.
    private static IEnumerable<OpenFlowMessage> Broken(OpenFlowVersion version)
    {
        const int MatchAt = 48;
        Match twoAddresses = [OxmFields.EthSrc.Is(1), OxmFields.EthDst.Is(2)];
        yield return Patched(version, twoAddresses, MatchAt + 14, [0x80, 0, 0x08, 6]);
        yield return Patched(version, twoAddresses, MatchAt, [0, 9]);
        yield return Patched(version, twoAddresses, MatchAt + 2, [0, 200]);
        yield return Patched(version, twoAddresses, MatchAt + 4, [0x80, 0, 0x08, 9]);
        yield return Patched(version, [NxmFields.Reg(1).Is(1, 1)], MatchAt + 8, [0, 0, 0, 3]);
    }

    private static UnknownMessage Patched(OpenFlowVersion version, Match match, int at, byte[] with)
    {
        var bytes = OpenFlowCodec.Encode(Flow(match), version);
        with.CopyTo(bytes, at);
        return new UnknownMessage(FlowModType, bytes[8..]);
    }

    private static FlowMod Flow(Match match) => FlowMod.Add(new FlowEntry(11, 1, match, []));

    private static FlowMod With(params OpenFlowInstruction[] instructions) => FlowMod.Add(new FlowEntry(3, 1, [NxmFields.Reg(3).Is(1)], instructions));

    private static FlowMod Doing(OpenFlowAction action) => With(new ApplyActionsInstruction([action]));

    private static MeterMod Meter(MeterModCommand command, uint id, MeterFlags flags, params MeterBand[] bands) => new(command, new MeterEntry(id, flags, bands));

    private static BundleControl Open(uint id) => new(id, BundleControlType.OpenRequest, BundleFlags.None);

    private static TlvMapping Option(byte type, byte length, ushort index) => new() { OptionClass = 0xffff, OptionType = type, OptionLength = length, Index = index };

    private static NiciraTlvTableMod Map(byte type, byte length, ushort index) => Map(TlvTableCommand.Add, type, length, index);

    private static NiciraTlvTableMod Map(TlvTableCommand command, byte type, byte length, ushort index) => new(command, [Option(type, length, index)]);
}
