using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told sums over flows. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPAggregateStatsReply(Datapath datapath, AggregateStatsReply msg) : EventOFPMsg<AggregateStatsReply>(datapath, msg);
