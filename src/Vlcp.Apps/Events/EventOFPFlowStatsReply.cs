using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told its flows. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPFlowStatsReply(Datapath datapath, FlowStatsReply msg) : EventOFPMsg<FlowStatsReply>(datapath, msg);
