using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch described itself. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPDescStatsReply(Datapath datapath, DescriptionReply msg) : EventOFPMsg<DescriptionReply>(datapath, msg);
