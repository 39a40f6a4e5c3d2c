using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>A flow was removed, told in Nicira's form.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXTFlowRemoved(Datapath datapath, NiciraFlowRemoved msg) : EventOFPMsg<NiciraFlowRemoved>(datapath, msg);
