using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>Another controller changed a group or a meter; since 1.4.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPRequestForward(Datapath datapath, RequestForward msg) : EventOFPMsg<RequestForward>(datapath, msg);
