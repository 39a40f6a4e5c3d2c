using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>The mapping of tunnel options to fields came.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXTTlvTableReply(Datapath datapath, NiciraTlvTableReply msg) : EventOFPMsg<NiciraTlvTableReply>(datapath, msg);
