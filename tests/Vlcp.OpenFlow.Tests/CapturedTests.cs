namespace Vlcp.OpenFlow.Tests;

/// <summary>A real ovs-vswitchd is asked for everything it can say: what it sends decodes and encodes back to the same bytes.</summary>
public class CapturedTests
{
    public static TheoryData<OpenFlowVersion> Versions => [.. OpenFlowCodec.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_the_switch_sends_comes_back_to_the_same_bytes(OpenFlowVersion version)
    {
        var frames = await CapturedSwitch.AskAsync(version, Questions(version));
        var wrong = new List<string>();
        HashSet<string> seen = [];
        foreach (var frame in frames)
        {
            var message = OpenFlowCodec.Decode(frame);
            seen.Add(message.GetType().Name);
            var again = OpenFlowCodec.Encode(message, (OpenFlowVersion)frame[0]);
            if (!again.AsSpan().SequenceEqual(frame))
            {
                var at = again.AsSpan().CommonPrefixLength(frame);
                wrong.Add($"{message.GetType().Name} differs at {at}: {Around(frame, at)} became {Around(again, at)}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal("", string.Join(", ", Wanted(version).Except(seen)));
    }

    private static string Around(byte[] bytes, int at) =>
        $"{Convert.ToHexString(bytes, Math.Max(0, at - 64), Math.Min(at, 64))} {Convert.ToHexString(bytes, at, Math.Min(bytes.Length - at, 64))}";

    /// <summary>What the switch must have said.</summary>
    internal static IEnumerable<string> Wanted(OpenFlowVersion version)
    {
        List<string> wanted =
        [
            nameof(FeaturesReply), nameof(GetConfigReply), nameof(DescriptionReply), nameof(FlowStatsReply), nameof(AggregateStatsReply),
            nameof(TableStatsReply), nameof(PortStatsReply), nameof(PortDescriptionReply), nameof(QueueStatsReply),
            nameof(BarrierReply), nameof(ErrorMessage), nameof(PacketIn), nameof(NiciraPacketIn), nameof(NiciraPacketIn2),
            nameof(NiciraRoleReply), nameof(NiciraTlvTableReply), nameof(PortStatus), nameof(EchoReply), nameof(FlowRemoved), nameof(GroupDescriptionReply),
            nameof(GroupStatsReply), nameof(GroupFeaturesReply), nameof(RequestForward), nameof(NiciraIpfixBridgeReply), nameof(NiciraIpfixFlowReply),
        ];
        if (version == OpenFlowVersion.V10)
        {
            wanted.AddRange([nameof(NiciraFlowRemoved), nameof(NiciraFlowStatsReply), nameof(NiciraAggregateStatsReply)]);
        }
        else
        {
            wanted.AddRange(
            [
                nameof(RoleReply), nameof(RoleStatus), nameof(MeterConfigReply), nameof(MeterStatsReply), nameof(MeterFeaturesReply), nameof(TableFeaturesReply),
                nameof(GetAsyncReply), nameof(BundleControl),
            ]);
        }
        if (version >= OpenFlowVersion.V14)
        {
            wanted.AddRange([nameof(TableDescriptionReply), nameof(FlowMonitorReply), nameof(QueueDescriptionReply), nameof(TableStatus)]);
        }
        else
        {
            wanted.AddRange([nameof(QueueGetConfigReply), nameof(NiciraFlowMonitorReply)]);
        }
        return wanted;
    }

    private static IEnumerable<OpenFlowMessage> Questions(OpenFlowVersion version)
    {
        var removed = new FlowEntry(9, 9, [OxmFields.InPort.Is(1)], [new ApplyActionsInstruction([new OutputAction(1)])]) { Flags = FlowFlags.SendFlowRemoved, Cookie = 5 };
        IEnumerable<OpenFlowMessage> setUp = version == OpenFlowVersion.V10
            ? [.. FlowSamples.Groups.Select(GroupMod.Add).Where(g => MessageSamples.CanSay(g, version)),
                new NiciraSetFlowFormat(2), new NiciraFlowModTableId(true), new NiciraFlowMod(FlowMod.Add(removed)), FlowMod.Add(removed with { TableId = 0, Flags = 0 }),
                new NiciraFlowMod(FlowMod.Add(removed with { TableId = 8, Match = [NxmFields.Reg(1).Is(5), OxmFields.EthType.Is(0x0800), OxmFields.Ipv4Src.Is(7)] })), new NiciraFlowAge()]
            : [.. FlowSamples.Groups.Select(GroupMod.Add), .. FlowSamples.Flows.Select(FlowMod.Add), FlowMod.Add(removed),
                new MeterMod(MeterModCommand.Add, new MeterEntry(1, MeterFlags.KilobitsPerSecond | MeterFlags.Burst, [MeterBand.Drop(5, 6)]))];
        IEnumerable<OpenFlowMessage> asked = PrintSamples.All.Where(s => s.IsIn(version)).Select(s => s.Message)
            .Where(m => m is FeaturesRequest or GetConfigRequest or MultipartRequest or RoleRequest or GetAsyncRequest or EchoRequest or QueueGetConfigRequest
                or NiciraRoleRequest or NiciraTlvTableRequest or BundleControl);
        return
        [
            new NiciraTlvTableMod(
                TlvTableCommand.Add,
                [
                    new TlvMapping { OptionClass = 0xffff, OptionType = 3, OptionLength = 4, Index = 5 }, new TlvMapping { OptionClass = 0xffff, OptionType = 4, OptionLength = 4, Index = 0 },
                    new TlvMapping { OptionClass = 0xffff, OptionType = 5, OptionLength = 8, Index = 63 },
                ]),
            .. setUp, .. Elements(version), .. asked,
            .. All(version),
            version == OpenFlowVersion.V10
                ? new NiciraFlowMod(new FlowMod(FlowModCommand.DeleteStrict, 9, removed.Match) { Priority = 9 })
                : FlowMod.Delete(removed.Key),
        ];
    }

    // A flow for every action, instruction and field: what the switch takes it tells again. What it does not know it refuses.
    private static IEnumerable<OpenFlowMessage> Elements(OpenFlowVersion version) => PrintSamples.All
        .Where(s => s.Kind is "action" or "instruction" or "field" && (s.IsIn(version) || version == OpenFlowVersion.V10)).Select(s => s.Message).OfType<FlowMod>()
        .Select(mod => version == OpenFlowVersion.V10 ? new NiciraFlowMod(mod with { Importance = 0 }) : (OpenFlowMessage)mod)
        .Where(message => MessageSamples.CanSay(message, version));

    private static IEnumerable<OpenFlowMessage> All(OpenFlowVersion version)
    {
        OpenFlowMessage[] questions =
        [
            new RoleRequest(ControllerRole.NoChange, 0), new FlowStatsRequest(), new AggregateStatsRequest(), new TableStatsRequest(),
            new PortStatsRequest(), new QueueStatsRequest(), new GroupStatsRequest(GroupNumber.All), new GroupDescriptionRequest(), new MeterStatsRequest(), new MeterConfigRequest(),
            new NiciraFlowStatsRequest(), new NiciraAggregateStatsRequest(), new NiciraFlowMonitorRequest(78, (NiciraFlowMonitorFlags)0x3f), WithoutPrerequisite(version),
            new PortDescriptionRequest(), new QueueDescriptionRequest(), new QueueGetConfigRequest(1), new FlowMonitorRequest(77, (FlowMonitorFlags)0x3f),
        ];
        return questions.Where(q => MessageSamples.CanSay(q, version));
    }

    // A port of TCP in a packet of which nobody says that it is TCP: an error that 1.0 has no number for.
    private static OpenFlowMessage WithoutPrerequisite(OpenFlowVersion version)
    {
        var mod = FlowMod.Add(new FlowEntry(3, 1, [OxmFields.TcpDst.Is(80)], []));
        return version == OpenFlowVersion.V10 ? new NiciraFlowMod(mod) : mod;
    }
}
