using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>Sums over flows of 1.0 came.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXAggregateStatsReply(Datapath datapath, NiciraAggregateStatsReply msg) : EventOFPMsg<NiciraAggregateStatsReply>(datapath, msg);
