using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told its groups. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPGroupDescStatsReply(Datapath datapath, GroupDescriptionReply msg) : EventOFPMsg<GroupDescriptionReply>(datapath, msg);
