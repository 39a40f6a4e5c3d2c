using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch refused something.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPErrorMsg(Datapath datapath, ErrorMessage msg) : EventOFPMsg<ErrorMessage>(datapath, msg);
