using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told what its tables can do. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPTableFeaturesStatsReply(Datapath datapath, TableFeaturesReply msg) : EventOFPMsg<TableFeaturesReply>(datapath, msg);
