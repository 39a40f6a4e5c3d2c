using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A message that is not described came, such as one of 1.0 with nothing but an experimenter's number; its bytes are kept. A type that the version does not have
/// is answered with an error and raises no event.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPUnknownMsg(Datapath datapath, UnknownMessage msg) : EventOFPMsg<UnknownMessage>(datapath, msg);
