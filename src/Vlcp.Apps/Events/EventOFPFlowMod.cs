using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch sent a flow mod.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPFlowMod(Datapath datapath, FlowMod msg) : EventOFPMsg<FlowMod>(datapath, msg);
