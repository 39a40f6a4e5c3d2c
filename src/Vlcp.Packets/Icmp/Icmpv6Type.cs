namespace Vlcp.Packets;

/// <summary>Type of an ICMPv6 message, RFC 4443 and 4861.</summary>
public enum Icmpv6Type : byte
{
    /// <summary>The destination cannot be reached.</summary>
    DestinationUnreachable = 1,

    /// <summary>The packet is larger than the next link allows.</summary>
    PacketTooBig = 2,

    /// <summary>The hop limit ran out.</summary>
    TimeExceeded = 3,

    /// <summary>A bad field in a header.</summary>
    ParameterProblem = 4,

    /// <summary>Please answer.</summary>
    EchoRequest = 128,

    /// <summary>Answer to an echo request.</summary>
    EchoReply = 129,

    /// <summary>Asks routers to speak.</summary>
    RouterSolicitation = 133,

    /// <summary>A router speaks.</summary>
    RouterAdvertisement = 134,

    /// <summary>Who has an address?</summary>
    NeighborSolicitation = 135,

    /// <summary>The answer.</summary>
    NeighborAdvertisement = 136,

    /// <summary>Use another router.</summary>
    Redirect = 137,
}
