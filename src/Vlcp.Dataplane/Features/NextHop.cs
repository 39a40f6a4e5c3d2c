using Vlcp.Packets;

namespace Vlcp.Dataplane.Features;

/// <summary>A station to which a router sends.</summary>
/// <param name="NetworkNumber">Number of the network that it is in.</param>
/// <param name="Address">Its address.</param>
public readonly record struct NextHop(uint NetworkNumber, Ipv4Address Address);
