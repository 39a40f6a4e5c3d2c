using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch answered an echo request.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPEchoReply(Datapath datapath, EchoReply msg) : EventOFPMsg<EchoReply>(datapath, msg);
