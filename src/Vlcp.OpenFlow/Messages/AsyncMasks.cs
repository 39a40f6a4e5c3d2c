using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Which asynchronous messages a controller gets: bit N stands for reason N of the message.</summary>
/// <param name="PacketIn">As primary or equal: packet-in.</param>
/// <param name="PortStatus">As primary or equal: port status.</param>
/// <param name="FlowRemoved">As primary or equal: flow removed.</param>
/// <param name="SecondaryPacketIn">As secondary: packet-in.</param>
/// <param name="SecondaryPortStatus">As secondary: port status.</param>
/// <param name="SecondaryFlowRemoved">As secondary: flow removed.</param>
public sealed record AsyncMasks(
    uint PacketIn, uint PortStatus, uint FlowRemoved, uint SecondaryPacketIn, uint SecondaryPortStatus, uint SecondaryFlowRemoved)
{
    /// <summary>The messages that came with 1.4 and 1.5.</summary>
    public WireList<AsyncMask> Further { get; init; } = [];

    /// <summary>What experimenters say; since 1.4.</summary>
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];
}
