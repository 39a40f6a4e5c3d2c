using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>A reply and where it goes.</summary>
/// <param name="Message">The reply.</param>
/// <param name="DestinationMac">Station that gets it.</param>
/// <param name="Destination">Its address.</param>
internal sealed record DhcpReply(DhcpMessage Message, MacAddress DestinationMac, Ipv4Address Destination);
