using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told what groups can do. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPGroupFeaturesStatsReply(Datapath datapath, GroupFeaturesReply msg) : EventOFPMsg<GroupFeaturesReply>(datapath, msg);
