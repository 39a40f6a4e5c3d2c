using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>A message between relay agents and servers; option 9 holds the message that is passed on.</summary>
//  0 type | 1 hops | 2 link address (16) | 18 peer address (16) | 34 options
[WireStruct]
[WireCase(Dhcpv6MessageType.RelayForward)]
[WireCase(Dhcpv6MessageType.RelayReply)]
public sealed partial record Dhcpv6Relay : Dhcpv6Message
{
    /// <summary>Relay agents that the message has passed.</summary>
    public byte Hops { get; init; }

    /// <summary>An address that names the client's link.</summary>
    public Ipv6Address LinkAddress { get; init; }

    /// <summary>Where the message came from or goes to.</summary>
    public Ipv6Address PeerAddress { get; init; }

    /// <summary>The options in order.</summary>
    [Remaining]
    public WireList<Dhcpv6Option> Options { get; init; }
}
