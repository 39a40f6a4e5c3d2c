using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>A role was granted by Nicira's extension, as 1.0 has it.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXTRoleReply(Datapath datapath, NiciraRoleReply msg) : EventOFPMsg<NiciraRoleReply>(datapath, msg);
