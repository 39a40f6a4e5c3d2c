using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>Something about a controller of the switch changed; since 1.5.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPControllerStatus(Datapath datapath, ControllerStatus msg) : EventOFPMsg<ControllerStatus>(datapath, msg);
