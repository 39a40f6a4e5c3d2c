using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A packet came.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPPacketIn(Datapath datapath, PacketIn msg) : EventOFPMsg<PacketIn>(datapath, msg);
