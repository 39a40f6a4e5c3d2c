using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>The queues of a port came; up to 1.3.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPQueueGetConfigReply(Datapath datapath, QueueGetConfigReply msg) : EventOFPMsg<QueueGetConfigReply>(datapath, msg);
