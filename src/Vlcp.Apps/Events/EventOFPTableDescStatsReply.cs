using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>Descriptions of tables came; since 1.4.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPTableDescStatsReply(Datapath datapath, TableDescriptionReply msg) : EventOFPMsg<TableDescriptionReply>(datapath, msg);
