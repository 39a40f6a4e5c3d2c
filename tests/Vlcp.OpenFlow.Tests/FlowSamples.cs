namespace Vlcp.OpenFlow.Tests;

/// <summary>Flows and groups with every field, action and instruction that Open vSwitch accepts; no two with one identity.</summary>
internal static class FlowSamples
{
    private static readonly MatchField Ip = OxmFields.EthType.Is(0x0800);
    private static readonly MatchField Ipv6 = OxmFields.EthType.Is(0x86dd);
    private static readonly MatchField Arp = OxmFields.EthType.Is(0x0806);

    public static IReadOnlyList<GroupEntry> Groups { get; } =
    [
        new(1, GroupType.All, [new([new OutputAction(2)]), new([new SetFieldAction(OxmFields.TunnelId, 5), new OutputAction(1)])]),
        new(2, GroupType.Select, [new([new OutputAction(2)]) { Weight = 1 }, new([new OutputAction(1)]) { Weight = 5 }]),
        new(3, GroupType.FastFailover, [new([new OutputAction(2)]) { WatchPort = 1 }]),
        new(4, GroupType.Indirect, [new([new PushVlanAction(0x8100), new SetFieldAction(OxmFields.VlanVid, 0x1064), new OutputAction(2)])]),
        new(0x10001, GroupType.All, []),
    ];

    public static IReadOnlyList<FlowEntry> Flows { get; } = [.. Matches().Select(WithMatch), .. Actions().Select(WithActions), .. Others()];

    private static FlowEntry WithMatch(Match match, int i) => new(1, (ushort)(100 + i), match, [new GotoTableInstruction(2)]) { Cookie = (ulong)i };

    private static FlowEntry WithActions((Match Match, OpenFlowAction[] Actions) flow, int i) =>
        new(2, (ushort)(100 + i), flow.Match, [new ApplyActionsInstruction(flow.Actions)]);

    private static IEnumerable<Match> Matches()
    {
        yield return Match.Any;
        yield return [OxmFields.InPort.Is(1), OxmFields.Metadata.Is(0x100000006, 0xffff8000ffff)];
        yield return [OxmFields.InPort.Is(PortNumber.Local), OxmFields.Metadata.Is(0)];
        yield return [OxmFields.EthDst.Is(MacAddress.Parse("fa:16:3e:00:00:01")), NxmFields.Reg(5).Is(1), NxmFields.Reg(7).Is(0x8001, 0x8001)];
        yield return [OxmFields.EthSrc.Is(0x010000000000, 0x010000000000), NxmFields.Reg(0).Is(0), NxmFields.Reg(15).Is(3)];
        yield return [NxmFields.XReg(1).Is(0x100000002), NxmFields.XReg(2).Is(0x1, 0xff)];
        yield return [OxmFields.VlanVid.Is(0x1064)];
        yield return [OxmFields.VlanVid.Is(0x1064), OxmFields.VlanPcp.Is(3)];
        yield return [OxmFields.VlanVid.Is(0x1000, 0x1000)];
        yield return [OxmFields.VlanVid.Is(0)];
        yield return [OxmFields.TunnelId.Is(10000), OxmFields.InPort.Is(1)];
        yield return [OxmFields.TunnelId.Is(0x10, 0xf0), NxmFields.TunnelIpv4Src.Is(Ipv4Address.Parse("10.98.0.1"))];
        yield return [NxmFields.TunnelIpv4Dst.Is(Ipv4Network.Parse("10.98.0.0/24")), NxmFields.TunnelFlags.Is(1, 1)];
        yield return [OxmFields.EthType.Is(0x88cc)];
        yield return [Arp, OxmFields.ArpOp.Is(1), OxmFields.ArpTpa.Is(Ipv4Address.Parse("10.0.0.1")), OxmFields.ArpSpa.Is(Ipv4Network.Parse("10.0.0.0/8"))];
        yield return [Arp, OxmFields.ArpSha.Is(1), OxmFields.ArpTha.Is(0x010000000000, 0x010000000000)];
        yield return [Ip, OxmFields.Ipv4Src.Is(Ipv4Network.Parse("10.0.0.0/24")), OxmFields.Ipv4Dst.Is(0x0a000001, 0xff0000ff)];
        yield return [Ip, OxmFields.IpDscp.Is(4), OxmFields.IpEcn.Is(1), NxmFields.IpTtl.Is(64)];
        yield return [Ip, NxmFields.IpFragment.Is(3)];
        yield return [Ip, NxmFields.IpFragment.Is(0, 2)];
        yield return [Ip, OxmFields.IpProto.Is(6), OxmFields.TcpSrc.Is(80), OxmFields.TcpDst.Is(0x100, 0xff00), NxmFields.TcpFlags.Is(2, 0x12)];
        yield return [Ip, OxmFields.IpProto.Is(17), OxmFields.UdpSrc.Is(68), OxmFields.UdpDst.Is(67)];
        yield return [Ip, OxmFields.IpProto.Is(132), OxmFields.SctpSrc.Is(1), OxmFields.SctpDst.Is(2)];
        yield return [Ip, OxmFields.IpProto.Is(1), OxmFields.Icmpv4Type.Is(8), OxmFields.Icmpv4Code.Is(0)];
        yield return [Ip, OxmFields.IpProto.Is(47)];
        yield return [Ipv6, OxmFields.Ipv6Src.Is(Ipv6Address.Parse("fe80::1")), OxmFields.Ipv6Dst.Is((UInt128)0xfe80 << 112, OxmFields.Ipv6Dst.PrefixMask(64))];
        yield return [Ipv6, OxmFields.Ipv6FlowLabel.Is(5)];
        yield return [Ipv6, OxmFields.IpProto.Is(58), OxmFields.Icmpv6Type.Is(135), OxmFields.NdTarget.Is(Ipv6Address.Parse("fe80::2")), OxmFields.NdSll.Is(3)];
        yield return [Ipv6, OxmFields.IpProto.Is(58), OxmFields.Icmpv6Type.Is(136), OxmFields.Icmpv6Code.Is(0), OxmFields.NdTll.Is(3)];
        yield return [OxmFields.EthType.Is(0x8847), OxmFields.MplsLabel.Is(100), OxmFields.MplsTc.Is(2), OxmFields.MplsBos.Is(1)];
        yield return [NxmFields.PacketMark.Is(5), NxmFields.ConjunctionId.Is(7)];
        yield return [Ip, NxmFields.CtState.Is(0x20, 0x21), NxmFields.CtZone.Is(5), NxmFields.CtMark.Is(0), NxmFields.CtLabel.Is(5)];
    }

    private static IEnumerable<(Match Match, OpenFlowAction[] Actions)> Actions()
    {
        yield return (Match.Any, [new OutputAction(1), new OutputAction(PortNumber.InPort), new OutputAction(PortNumber.Normal, 5)]);
        yield return (Match.Any, [new OutputAction(PortNumber.Controller, 0xffff), new OutputAction(PortNumber.Controller, 128)]);
        yield return (Match.Any, [new GroupAction(1), new SetQueueAction(3), new OutputAction(2)]);
        yield return (Match.Any, [new SetFieldAction(NxmFields.Reg(6), 0xffffffff), new SetFieldAction(NxmFields.Reg(5), 0)]);
        yield return (Match.Any, [new SetFieldAction(OxmFields.EthDst, 0xfa163e000001), new SetFieldAction(OxmFields.TunnelId, 10000)]);
        yield return (Match.Any, [new SetFieldAction(NxmFields.TunnelIpv4Dst, 0x0a620002), new SetFieldAction(OxmFields.Metadata, 7)]);
        yield return (Match.Any, [new SetFieldAction(NxmFields.Reg(7).Is(1, 1)), new SetFieldAction(NxmFields.XReg(1), 5)]);
        yield return (Match.Any, [new PushVlanAction(0x8100), new SetFieldAction(OxmFields.VlanVid, 0x1064), new OutputAction(2)]);
        yield return ([OxmFields.VlanVid.Is(0x1064)], [new PopVlanAction(), new OutputAction(2)]);
        yield return (Match.Any, [new PushMplsAction(0x8847), new SetMplsTtlAction(3), new DecrementMplsTtlAction()]);
        yield return ([OxmFields.EthType.Is(0x8847)], [new PopMplsAction(0x0800), new OutputAction(2)]);
        yield return ([Ip], [new SetIpTtlAction(5), new DecrementIpTtlAction(), new SetFieldAction(OxmFields.Ipv4Src, 0x0a000001)]);
        yield return (Match.Any, [new RegLoadAction(NxmFields.Reg(6), 2), new RegLoadAction(NxmFields.Reg(7).Slice(0, 4), 0)]);
        yield return ([Arp], [
            new RegMoveAction(OxmFields.EthSrc, OxmFields.EthDst), new RegMoveAction(NxmFields.InPort16, NxmFields.Reg(5).Slice(0, 16)),
            new RegLoadAction(OxmFields.ArpOp, 2), new SetFieldAction(OxmFields.ArpSha, 5)]);
        yield return (Match.Any, [new OutputRegAction(NxmFields.Reg(6)), new ResubmitAction(5), new ResubmitAction(3, 7), new ResubmitAction(9, 0xff)]);
        yield return (Match.Any, [new StackPushAction(NxmFields.Reg(0).Slice(0, 6)), new StackPopAction(NxmFields.Reg(1).Slice(0, 6))]);
        yield return (Match.Any, [new ControllerAction(100, 3), new ControllerAction(0xffff, 0, 2), new NoteAction([1, 2])]);
        yield return (Match.Any, [new CheckPacketLargerAction(1514, NxmFields.Reg(7).Slice(13, 1)), new OutputAction(1)]);
        yield return (Match.Any, [new ConjunctionAction(0, 2, 1)]);
        yield return ([Ip, OxmFields.IpProto.Is(6)], [new FinTimeoutAction(5, 0)]);
        yield return (Match.Any, [Learn(), new ExitAction()]);
        yield return ([Ip, OxmFields.IpProto.Is(6)], [
            new CtAction(CtFlags.Commit, 0, NxmFields.Reg(0).Slice(0, 16), 5, 21, [
                new NatAction(NatFlags.Source | NatFlags.Random) { Ipv4Min = new(0x01010101), Ipv4Max = new(0x02020202), PortMin = 10, PortMax = 20 },
                new SetFieldAction(NxmFields.CtMark, 1)]),
            new CtClearAction()]);
        yield return ([Ip], [new CtAction(CtFlags.None, 7, null, CtAction.NoTable, 0, [new NatAction(NatFlags.None)])]);
    }

    private static LearnAction Learn() => new(6,
        [
            LearnSpec.MatchValue(OxmFields.EthType, 0x0800),
            LearnSpec.Match(NxmFields.VlanTci.Slice(0, 12)),
            LearnSpec.Match(OxmFields.EthDst, OxmFields.EthSrc),
            LearnSpec.MatchValue(NxmFields.Reg(5).Slice(0, 4), 2),
            LearnSpec.LoadValue(NxmFields.Reg(6), 0),
            LearnSpec.Load(NxmFields.Reg(4), NxmFields.Reg(5)),
            LearnSpec.Output(NxmFields.InPort16),
        ])
    {
        HardTimeout = 300,
        IdleTimeout = 10,
        Priority = 1,
        Cookie = 2,
        Flags = LearnFlags.SendFlowRemoved | LearnFlags.DeleteLearned,
        FinIdleTimeout = 3,
        FinHardTimeout = 4,
    };

    private static IEnumerable<FlowEntry> Others()
    {
        yield return new FlowEntry(0, 0x8000, Match.Any, []);
        yield return new FlowEntry(0, 1, Match.Any, [new ClearActionsInstruction()])
        {
            Cookie = 0x0001000000040003, IdleTimeout = 5, HardTimeout = 6, Flags = FlowFlags.SendFlowRemoved | FlowFlags.ResetCounts,
        };
        yield return new FlowEntry(0, 2, Match.Any,
        [
            new GotoTableInstruction(9), new WriteMetadataInstruction(0x12, 0xff), new WriteActionsInstruction([new OutputAction(1)]),
            new ApplyActionsInstruction([new OutputAction(3, 7)]),
        ]);
        yield return new FlowEntry(0, 3, Match.Any, [new WriteMetadataInstruction(3), new GotoTableInstruction(1)]);
    }
}
