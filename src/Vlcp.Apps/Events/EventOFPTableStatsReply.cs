using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told about its tables. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPTableStatsReply(Datapath datapath, TableStatsReply msg) : EventOFPMsg<TableStatsReply>(datapath, msg);
