using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An ICMPv6 message, RFC 4443: what all have in common; the type chooses the rest.</summary>
//  0 type | 1 code | 2 checksum (2)
[WireStruct]
[Discriminator(nameof(Type))]
public abstract partial record Icmpv6Message
{
    /// <summary>What the message says.</summary>
    public Icmpv6Type Type { get; protected init; }

    /// <summary>Detail of the type.</summary>
    public byte Code { get; init; }

    /// <summary>Internet checksum with the pseudo header. <see cref="PacketBuilder"/> computes it.</summary>
    public ushort Checksum { get; init; }
}
