using System.Collections.Concurrent;

namespace Vlcp.Apps.Tests.Datapaths;

/// <summary>Notes the events of messages that few apps ask for.</summary>
public sealed class NewsReader : App
{
    public ConcurrentQueue<string> Seen { get; } = new();

    [Observe(typeof(EventOFPQueueGetConfigReply))]
    [Observe(typeof(EventOFPTableStatus))]
    [Observe(typeof(EventOFPRequestForward))]
    [Observe(typeof(EventOFPControllerStatus))]
    [Observe(typeof(EventOFPFlowCountersStatsReply))]
    [Observe(typeof(EventOFPTableDescStatsReply))]
    [Observe(typeof(EventOFPQueueDescStatsReply))]
    [Observe(typeof(EventOFPControllerStatusStatsReply))]
    [Observe(typeof(EventOFPBundleFeaturesStatsReply))]
    [Observe(typeof(EventOFPUnknownMsg))]
    [Observe(typeof(EventOFPUnknownStatsReply))]
    [Observe(typeof(EventNXTRoleReply))]
    [Observe(typeof(EventNXTFlowRemoved))]
    [Observe(typeof(EventNXTPacketIn))]
    [Observe(typeof(EventNXTPacketIn2))]
    [Observe(typeof(EventNXTTlvTableReply))]
    [Observe(typeof(EventNXTFlowMonitorPaused))]
    [Observe(typeof(EventNXTFlowMonitorResumed))]
    [Observe(typeof(EventNXFlowStatsReply))]
    [Observe(typeof(EventNXAggregateStatsReply))]
    [Observe(typeof(EventNXFlowMonitorReply))]
    [Observe(typeof(EventNXIpfixBridgeStatsReply))]
    [Observe(typeof(EventNXIpfixFlowStatsReply))]
    private void OnMessage(EventOFPMsgBase ev) => Seen.Enqueue($"{ev.GetType().Name} of {ev.Datapath.Id} with {ev.Message.GetType().Name}");
}
