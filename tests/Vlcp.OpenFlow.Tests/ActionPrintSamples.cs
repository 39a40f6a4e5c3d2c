using Vlcp.OpenFlow.Oxs;
using Vlcp.OpenFlow.V10;

namespace Vlcp.OpenFlow.Tests;

/// <summary>Every action and instruction in a flow mod.</summary>
internal static class ActionPrintSamples
{
    private static readonly HashSet<Type> NotKnown =
        [typeof(CopyTtlInAction), typeof(CopyTtlOutAction), typeof(PushPbbAction), typeof(PopPbbAction), typeof(UnknownAction)];

    public static IEnumerable<OpenFlowAction> Everyone =>
    [
        new OutputAction(3), new OutputAction(PortNumber.Controller, 128), new GroupAction(5), new SetQueueAction(6), new MeterAction(7),
        new CopyTtlInAction(), new CopyTtlOutAction(), new DecrementIpTtlAction(), new DecrementMplsTtlAction(), new SetIpTtlAction(5), new SetMplsTtlAction(6),
        new PushVlanAction(0x8100), new PopVlanAction(), new PushMplsAction(0x8847), new PopMplsAction(0x0800), new PushPbbAction(0x88e7), new PopPbbAction(),
        new SetFieldAction(NxmFields.Reg(1), 0x1234), new SetFieldAction(NxmFields.Reg(1).Is(0x12, 0xff)),
        new CopyFieldAction(NxmFields.Reg(1), NxmFields.Reg(2)),
        new UnknownAction(0xffff, [0, 0, 0x99, 0x99, 1, 2, 3, 4, 5, 6, 7, 8]),
        new SetVlanVidAction(5), new SetVlanPcpAction(3), new SetEthSrcAction(new MacAddress(5)), new SetEthDstAction(new MacAddress(6)),
        new SetIpSrcAction(new Ipv4Address(0x0a000001)), new SetIpDstAction(new Ipv4Address(0x0a000002)), new SetIpTosAction(16),
        new SetTransportSrcAction(80), new SetTransportDstAction(81), new EnqueueAction(3, 5),
        new ResubmitAction(5), new ResubmitAction(3, 0xff), new ResubmitAction(ResubmitAction.SameInPort, 7) { WithConnectionTuple = true },
        new SetTunnelAction(5), new SetTunnelAction(0x500000000), new PopQueueAction(),
        new RegMoveAction(NxmFields.Reg(1).Slice(0, 8), NxmFields.Reg(2).Slice(8, 8)), new RegLoadAction(NxmFields.Reg(1).Slice(3, 4), 5),
        new NoteAction([1, 2, 3, 4, 5, 6]),
        new MultipathAction(HashFields.SymmetricL4, 50, MultipathAlgorithm.HighestRandomWeight, 3, 9, NxmFields.Reg(0).Slice(0, 16)),
        new BundleAction(1, HashFields.IpSrc, 7, [1, 2, 3]), new BundleAction(0, HashFields.EthSrc, 7, [1, 2], NxmFields.Reg(0)),
        new OutputRegAction(NxmFields.Reg(3).Slice(0, 16)), new OutputTruncatedAction(3, 100),
        new LearnAction(6, [LearnSpec.Match(OxmFields.EthDst, OxmFields.EthSrc), LearnSpec.Output(NxmFields.InPort16)]) { HardTimeout = 5 },
        new LearnAction(6, [LearnSpec.Match(OxmFields.EthDst, OxmFields.EthSrc)]) { Limit = 7, Result = NxmFields.Reg(0).Slice(3, 1), Flags = LearnFlags.WriteResult },
        new ExitAction(), new DecrementTtlIdsAction([1, 2, 3]), new FinTimeoutAction(5, 6), new ControllerAction(100, 3),
        new ControllerAction(100, 3, 2) { UserData = [1, 2, 3], Pause = true, MeterId = 9 },
        new NiciraWriteMetadataAction(5, 0xff), new SetMplsLabelAction(77), new SetMplsTcAction(3),
        new StackPushAction(NxmFields.Reg(1).Slice(0, 8)), new StackPopAction(NxmFields.Reg(2).Slice(0, 8)),
        new SampleAction(5, 6, 7, 8), new SampleAction(5, 6, 7, 8) { SamplingPort = 3 }, new SampleAction(5, 6, 7, 8) { SamplingPort = 3, Direction = SampleDirection.Egress },
        new ConjunctionAction(1, 3, 77), new CtAction(CtFlags.Commit | CtFlags.Force, 5, null, 7, 21, [new NatAction(NatFlags.Source) { Ipv4Min = new(0x0a000001) }]),
        new CtAction(CtFlags.None, 5, null, CtAction.NoTable, 0, []), new CtClearAction(), new CloneAction([new OutputAction(3), new SetFieldAction(NxmFields.Reg(1), 5)]),
        new EncapAction(0x1894f, [new EncapProperty(4, 1, [1, 0, 0, 0])]), new DecapAction(), new DecrementNshTtlAction(),
        new CheckPacketLargerAction(1500, NxmFields.Reg(0).Slice(3, 1)), new DeleteFieldAction(NxmFields.TunnelMetadata(0, 4)),
    ];

    public static IEnumerable<PrintSample> Actions => Everyone.SelectMany(SamplesOf);

    public static IEnumerable<PrintSample> Instructions =>
    [
        Sample("instruction", nameof(ApplyActionsInstruction), [new ApplyActionsInstruction([new OutputAction(3)])], ["actions=output:3"], 101),
        Sample("instruction", nameof(WriteActionsInstruction), [new WriteActionsInstruction([new OutputAction(3)])], ["actions=write_actions(output:3)"], 102),
        Sample("instruction", nameof(ClearActionsInstruction), [new ClearActionsInstruction()], ["actions=clear_actions"], 103),
        Sample("instruction", nameof(GotoTableInstruction), [new GotoTableInstruction(9)], ["actions=goto_table:9"], 104),
        Sample("instruction", nameof(WriteMetadataInstruction), [new WriteMetadataInstruction(5, 0xff)], ["actions=write_metadata:0x5/0xff"], 105),
        Sample("instruction", nameof(MeterInstruction), [new MeterInstruction(5)], ["actions=meter:5"], 106) with { To = OpenFlowVersion.V14 },
        Sample("instruction", nameof(StatTriggerInstruction), [new StatTriggerInstruction(1, new FlowCounters { PacketCount = 5 })], [], 107) with { From = OpenFlowVersion.V15 },
        Sample("instruction", nameof(UnknownInstruction), [new UnknownInstruction(0xffff, [0, 0, 0x99, 0x99, 1, 2, 3, 4])], [], 108),
    ];

    // Some are something else in some versions, and are printed as that.
    private static IEnumerable<PrintSample> SamplesOf(OpenFlowAction action, int number)
    {
        var sample = Sample("action", action.GetType().Name, [new ApplyActionsInstruction([action])], First(action), number, MatchFor(action));
        var (from, other) = Later(action);
        return other is null ? [sample]
            : [sample with { To = from - 1 }, sample with { Expected = [other], From = from }];
    }

    // Before 1.3 ovs-ofctl does not know packet types.
    private static string[] First(OpenFlowAction action) =>
        action is PopVlanAction ? ["strip_vlan"]
        : action is EncapAction or DecapAction or DecrementNshTtlAction || NotKnown.Contains(action.GetType()) ? []
        : [$"{action}"];

    private static (OpenFlowVersion From, string? Text) Later(OpenFlowAction action) => action switch
    {
        LegacyAction { Setting: { } setting } => (OpenFlowVersion.V13, $"{new SetFieldAction(setting)}"),
        PopVlanAction or EncapAction or DecapAction or DecrementNshTtlAction => (OpenFlowVersion.V13, $"{action}"),
        RegLoadAction => (OpenFlowVersion.V15, "set_field:0x28/0x78->reg1"),
        SetMplsLabelAction => (OpenFlowVersion.V13, "set_field:77->mpls_label"),
        SetMplsTcAction => (OpenFlowVersion.V13, "set_field:3->mpls_tc"),
        _ => (default, null),
    };

    // Some actions are refused unless the flow makes sure that there is something to do.
    internal static Match MatchFor(OpenFlowAction action) => action switch
    {
        ResubmitAction { WithConnectionTuple: true } =>
            [OxmFields.EthType.Is(0x0800), OxmFields.IpProto.Is(6), NxmFields.CtState.Is(0x22, 0x22)],
        SetIpSrcAction or SetIpDstAction or SetIpTosAction or SetIpTtlAction
            or DecrementIpTtlAction or DecrementTtlIdsAction => [OxmFields.EthType.Is(0x0800)],
        CtAction or SetTransportSrcAction or SetTransportDstAction or FinTimeoutAction => [OxmFields.EthType.Is(0x0800), OxmFields.IpProto.Is(6)],
        DecrementNshTtlAction => [OxmFields.EthType.Is(0x894f)],
        PopMplsAction or SetMplsTtlAction or DecrementMplsTtlAction or SetMplsLabelAction or SetMplsTcAction => [OxmFields.EthType.Is(0x8847)],
        PopVlanAction or SetVlanPcpAction or SetVlanVidAction => [OxmFields.VlanVid.Is(0x1005)],
        _ => Match.Any,
    };

    private static PrintSample Sample(
        string kind, string name, WireList<OpenFlowInstruction> instructions, string[] expected, int number, Match? match = null) =>
        new(kind, name, FlowMod.Add(new FlowEntry(3, (ushort)(100 + number), match ?? Match.Any, instructions)), expected);
}
