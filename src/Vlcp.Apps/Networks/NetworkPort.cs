using Vlcp.Packets;

namespace Vlcp.Apps.Networks;

/// <summary>A port of a switch and the network that it belongs to.</summary>
/// <param name="PortNo">The port's number.</param>
/// <param name="NetworkId">Its network, or <see cref="Network.UnknownNetwork"/>.</param>
/// <param name="MacAddress">The address of what is behind it, or null.</param>
public sealed record NetworkPort(uint PortNo, string NetworkId, MacAddress? MacAddress);
