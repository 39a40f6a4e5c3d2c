using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch removed a flow.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPFlowRemoved(Datapath datapath, FlowRemoved msg) : EventOFPMsg<FlowRemoved>(datapath, msg);
