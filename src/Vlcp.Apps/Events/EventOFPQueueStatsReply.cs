using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told the counters of queues. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPQueueStatsReply(Datapath datapath, QueueStatsReply msg) : EventOFPMsg<QueueStatsReply>(datapath, msg);
