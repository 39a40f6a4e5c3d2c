using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>Counters of flows came, without what the flows do: what 1.5 calls flow statistics. Whole flows come as <see cref="EventOFPFlowStatsReply"/> in every version.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPFlowCountersStatsReply(Datapath datapath, FlowCountersReply msg) : EventOFPMsg<FlowCountersReply>(datapath, msg);
