using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch sent a group mod.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPGroupMod(Datapath datapath, GroupMod msg) : EventOFPMsg<GroupMod>(datapath, msg);
