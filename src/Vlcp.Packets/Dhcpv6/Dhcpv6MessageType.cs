namespace Vlcp.Packets;

/// <summary>Kind of a DHCPv6 message, RFC 8415 section 7.3.</summary>
public enum Dhcpv6MessageType : byte
{
    /// <summary>A client looks for servers.</summary>
    Solicit = 1,

    /// <summary>A server offers itself.</summary>
    Advertise = 2,

    /// <summary>A client asks a server.</summary>
    Request = 3,

    /// <summary>A client asks whether its addresses still fit the link.</summary>
    Confirm = 4,

    /// <summary>A client extends leases with their server.</summary>
    Renew = 5,

    /// <summary>A client extends leases with any server.</summary>
    Rebind = 6,

    /// <summary>A server answers.</summary>
    Reply = 7,

    /// <summary>A client gives leases back.</summary>
    Release = 8,

    /// <summary>A client has found addresses in use.</summary>
    Decline = 9,

    /// <summary>A server tells that something has changed.</summary>
    Reconfigure = 10,

    /// <summary>A client asks for parameters only.</summary>
    InformationRequest = 11,

    /// <summary>A relay agent passes a message to a server.</summary>
    RelayForward = 12,

    /// <summary>A server passes a message to a relay agent.</summary>
    RelayReply = 13,
}
