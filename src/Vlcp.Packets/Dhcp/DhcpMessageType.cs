namespace Vlcp.Packets;

/// <summary>Kind of a DHCP message, RFC 2132 section 9.6.</summary>
public enum DhcpMessageType : byte
{
    /// <summary>A client looks for servers.</summary>
    Discover = 1,

    /// <summary>A server offers an address.</summary>
    Offer = 2,

    /// <summary>A client takes or extends a lease.</summary>
    Request = 3,

    /// <summary>A client has found its address in use.</summary>
    Decline = 4,

    /// <summary>A server grants the request.</summary>
    Ack = 5,

    /// <summary>A server refuses the request.</summary>
    Nak = 6,

    /// <summary>A client gives its lease back.</summary>
    Release = 7,

    /// <summary>A client with an address of its own asks for the other parameters.</summary>
    Inform = 8,
}
