using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>Flows of 1.0 with all their fields came.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXFlowStatsReply(Datapath datapath, NiciraFlowStatsReply msg) : EventOFPMsg<NiciraFlowStatsReply>(datapath, msg);
