using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch asked for an echo; it was answered already.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPEchoRequest(Datapath datapath, EchoRequest msg) : EventOFPMsg<EchoRequest>(datapath, msg);
