namespace Vlcp.OpenFlow.Oxm;

/// <summary>How a field's value is written as text.</summary>
public enum OxmFormat
{
    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>A hexadecimal number with 0x in front.</summary>
    Hexadecimal,

    /// <summary>Six bytes with colons.</summary>
    Ethernet,

    /// <summary>A dotted IPv4 address.</summary>
    Ipv4,

    /// <summary>An IPv6 address.</summary>
    Ipv6,

    /// <summary>A port number, with names for the reserved ones.</summary>
    Port,

    /// <summary>no, yes, first, later, not_later.</summary>
    Fragment,

    /// <summary>Names of TCP flags.</summary>
    TcpFlags,

    /// <summary>Names of connection tracking states.</summary>
    ConnectionState,

    /// <summary>Names of tunnel flags.</summary>
    TunnelFlags,

    /// <summary>Name space and number of a type of packet.</summary>
    PacketType,
}
