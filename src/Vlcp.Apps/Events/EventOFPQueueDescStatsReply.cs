using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>Descriptions of queues came; since 1.4.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPQueueDescStatsReply(Datapath datapath, QueueDescriptionReply msg) : EventOFPMsg<QueueDescriptionReply>(datapath, msg);
