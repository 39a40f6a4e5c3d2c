namespace Vlcp.OpenFlow.Messages;

/// <summary>Which asynchronous messages a controller gets: bit N stands for reason N of the message.</summary>
/// <param name="PacketIn">As primary or equal: packet-in.</param>
/// <param name="PortStatus">As primary or equal: port status.</param>
/// <param name="FlowRemoved">As primary or equal: flow removed.</param>
/// <param name="SecondaryPacketIn">As secondary: packet-in.</param>
/// <param name="SecondaryPortStatus">As secondary: port status.</param>
/// <param name="SecondaryFlowRemoved">As secondary: flow removed.</param>
public sealed record AsyncMasks(
    uint PacketIn, uint PortStatus, uint FlowRemoved, uint SecondaryPacketIn, uint SecondaryPortStatus, uint SecondaryFlowRemoved);
