using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told changes of flows. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPFlowMonitorReply(Datapath datapath, FlowMonitorReply msg) : EventOFPMsg<FlowMonitorReply>(datapath, msg);
