using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>A DHCPv6 message, RFC 8415 section 8 and 9.</summary>
[WireStruct]
[Discriminator(nameof(Type))]
public abstract partial record Dhcpv6Message
{
    /// <summary>UDP port of servers and relay agents.</summary>
    public const ushort ServerPort = 547;

    /// <summary>UDP port of clients.</summary>
    public const ushort ClientPort = 546;

    /// <summary>Kind of the message.</summary>
    public Dhcpv6MessageType Type { get; protected init; }
}
