using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>A packet came in Nicira's second form, perhaps with a continuation.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXTPacketIn2(Datapath datapath, NiciraPacketIn2 msg) : EventOFPMsg<NiciraPacketIn2>(datapath, msg);
