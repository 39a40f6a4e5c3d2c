using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch answered a role request.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPRoleReply(Datapath datapath, RoleReply msg) : EventOFPMsg<RoleReply>(datapath, msg);
