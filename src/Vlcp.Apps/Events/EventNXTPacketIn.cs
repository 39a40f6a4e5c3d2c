using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>A packet came in Nicira's form; asked for by <see cref="NiciraSetPacketInFormat"/>.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXTPacketIn(Datapath datapath, NiciraPacketIn msg) : EventOFPMsg<NiciraPacketIn>(datapath, msg);
