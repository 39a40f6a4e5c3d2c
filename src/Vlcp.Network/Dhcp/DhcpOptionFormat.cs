namespace Vlcp.Network.Dhcp;

/// <summary>How the value of a DHCP option is written in a request.</summary>
internal enum DhcpOptionFormat
{
    /// <summary>Text, or a list of byte values.</summary>
    Bytes,

    /// <summary>One IPv4 address.</summary>
    Address,

    /// <summary>One IPv4 address or a list of them.</summary>
    Addresses,

    /// <summary>Seconds, or "infinite".</summary>
    Seconds,

    /// <summary>A number of 16 bits.</summary>
    Number16,

    /// <summary>A list of [destination, router] (RFC 3442).</summary>
    ClasslessRoutes,

    /// <summary>Set by the DHCP server alone.</summary>
    ServerOnly,
}
