using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.Oxs;

namespace Vlcp.Apps.Tests.Datapaths;

/// <summary>Every message that a switch can send raises an event of its own class.</summary>
public sealed class MessageEventTests
{
    // What only controllers send.
    private static readonly HashSet<Type> Orders =
    [
        typeof(FeaturesRequest), typeof(GetConfigRequest), typeof(SetConfig), typeof(PacketOut), typeof(PortMod), typeof(TableMod), typeof(BarrierRequest),
        typeof(QueueGetConfigRequest), typeof(RoleRequest), typeof(GetAsyncRequest), typeof(SetAsync), typeof(BundleAdd),
        typeof(NiciraRoleRequest), typeof(NiciraSetFlowFormat), typeof(NiciraFlowMod), typeof(NiciraFlowModTableId), typeof(NiciraSetPacketInFormat),
        typeof(NiciraFlowAge), typeof(NiciraSetAsync), typeof(NiciraSetAsync2), typeof(NiciraSetControllerId), typeof(NiciraFlowMonitorCancel),
        typeof(NiciraTlvTableMod), typeof(NiciraTlvTableRequest), typeof(NiciraResume), typeof(NiciraCtFlushZone), typeof(NiciraCtFlush),
    ];

    [Fact]
    public void Every_message_that_a_switch_sends_has_an_event()
    {
        var messages = typeof(OpenFlowMessage).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(OpenFlowMessage)) && !t.IsSubclassOf(typeof(MultipartRequest)));
        Assert.Empty(messages.Where(t => !Orders.Contains(t) && OpenFlowEventCatalog.Of(t) is null).Select(t => t.Name));
    }

    [Fact]
    public void Every_event_of_a_message_can_be_raised()
    {
        var raised = typeof(OpenFlowMessage).Assembly.GetTypes().Select(t => OpenFlowEventCatalog.Of(t)?.Event).ToHashSet();
        var events = typeof(EventOFPMsgBase).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(EventOFPMsgBase)));
        Assert.Empty(events.Where(t => !raised.Contains(t)).Select(t => t.Name));
    }

    [Fact]
    public async Task What_only_a_switch_of_1_5_says_reaches_apps()
    {
        var table = new TableDescription(5, 8) { Properties = new TableProperties { Vacancy = new TableVacancy { Down = 10, Up = 20, Vacancy = 5 } } };
        var controller = new ControllerState(3, ControllerRole.Primary, 2, 0) { Uri = "tcp:127.0.0.1:6653" };
        await AssertHeardAsync(
            OpenFlowVersion.V15,
            [
                new TableStatus(3, table), new RequestForward(new MeterMod(MeterModCommand.Delete, new MeterEntry(5, MeterFlags.KilobitsPerSecond, [])) { Xid = 9 }),
                new ControllerStatus(controller), new FlowCountersReply([new CountedFlow(3, 0, 7, [OxmFields.InPort.Is(3)], new FlowCounters { PacketCount = 5 })]),
                new TableDescriptionReply([table]), new QueueDescriptionReply([new QueueDescription(3, 5) { MinimumRate = 100 }]),
                new ControllerStatusReply([controller]), new BundleFeaturesReply(BundleFlags.Atomic), new UnknownMultipartReply(99, [1]),
            ],
            [
                "EventOFPTableStatus of 7 with TableStatus", "EventOFPRequestForward of 7 with RequestForward", "EventOFPControllerStatus of 7 with ControllerStatus",
                "EventOFPFlowCountersStatsReply of 7 with FlowCountersReply", "EventOFPTableDescStatsReply of 7 with TableDescriptionReply",
                "EventOFPQueueDescStatsReply of 7 with QueueDescriptionReply", "EventOFPControllerStatusStatsReply of 7 with ControllerStatusReply",
                "EventOFPBundleFeaturesStatsReply of 7 with BundleFeaturesReply",
                "EventOFPUnknownStatsReply of 7 with UnknownMultipartReply",
            ]);
    }

    [Fact]
    public async Task What_only_a_switch_of_1_0_says_reaches_apps()
    {
        var packet = new PacketIn(PacketIn.NoBuffer, 3, PacketInReason.Action, 9, 5, [NxmFields.InPort16.Is(3)], [1, 2, 3]);
        await AssertHeardAsync(
            OpenFlowVersion.V10,
            [
                new QueueGetConfigReply(3, [new QueueDescription(3, 5) { MinimumRate = 100 }]), new NiciraRoleReply(1),
                new NiciraFlowRemoved(new FlowRemoved(5, 6, FlowRemovedReason.IdleTimeout, 7, 1, 2, 3, 0, 5, 6, [NxmFields.Reg(5).Is(1)])),
                new NiciraPacketIn(packet), new NiciraPacketIn2(new PacketInProperties { Packet = [1, 2, 3], Reason = PacketInReason.Action }),
                new NiciraTlvTableReply(256, 64, []), new NiciraFlowMonitorPaused(), new NiciraFlowMonitorResumed(), new NiciraFlowStatsReply([]),
                new NiciraAggregateStatsReply(new AggregateStats { FlowCount = 3 }), new NiciraFlowMonitorReply([]), new NiciraIpfixBridgeReply(new IpfixStats()),
                new NiciraIpfixFlowReply([]), new UnknownMessage((byte)MessageType.Experimenter, [0, 0, 0x99, 0x99]),
            ],
            [
                "EventOFPQueueGetConfigReply of 7 with QueueGetConfigReply", "EventNXTRoleReply of 7 with NiciraRoleReply",
                "EventNXTFlowRemoved of 7 with NiciraFlowRemoved", "EventNXTPacketIn of 7 with NiciraPacketIn", "EventNXTPacketIn2 of 7 with NiciraPacketIn2",
                "EventNXTTlvTableReply of 7 with NiciraTlvTableReply", "EventNXTFlowMonitorPaused of 7 with NiciraFlowMonitorPaused",
                "EventNXTFlowMonitorResumed of 7 with NiciraFlowMonitorResumed", "EventNXFlowStatsReply of 7 with NiciraFlowStatsReply",
                "EventNXAggregateStatsReply of 7 with NiciraAggregateStatsReply", "EventNXFlowMonitorReply of 7 with NiciraFlowMonitorReply",
                "EventNXIpfixBridgeStatsReply of 7 with NiciraIpfixBridgeReply", "EventNXIpfixFlowStatsReply of 7 with NiciraIpfixFlowReply", "EventOFPUnknownMsg of 7 with UnknownMessage",
            ]);
    }

    private static async Task AssertHeardAsync(OpenFlowVersion version, IReadOnlyList<OpenFlowMessage> messages, IReadOnlyList<string> events)
    {
        await using var apps = await TestApps.StartAsync(typeof(NewsReader));
        await using var emulated = await EmulatedSwitch.ReadyAsync(apps.Port, 7, version: version);
        await Patience.UntilAsync("main", () => apps.Manager.Switches.Find(7) is not null);
        foreach (var message in messages)
        {
            await emulated.SendAsync(message);
        }
        var reader = apps.Find<NewsReader>();
        await Patience.UntilAsync("the last event", () => reader.Seen.Contains(events[^1]));
        Assert.Equal(events, reader.Seen);
    }
}
