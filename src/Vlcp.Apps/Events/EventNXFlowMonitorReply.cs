using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>Flows changed, told by a flow monitor of a version before 1.4.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXFlowMonitorReply(Datapath datapath, NiciraFlowMonitorReply msg) : EventOFPMsg<NiciraFlowMonitorReply>(datapath, msg);
