using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>The controller's role has changed.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPRoleStatus(Datapath datapath, RoleStatus msg) : EventOFPMsg<RoleStatus>(datapath, msg);
