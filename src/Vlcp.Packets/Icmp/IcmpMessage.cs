using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An ICMP message, RFC 792: what all have in common; the type chooses the rest.</summary>
//  0 type | 1 code | 2 checksum (2)
[WireStruct]
[Discriminator(nameof(Type))]
public abstract partial record IcmpMessage
{
    /// <summary>What the message says.</summary>
    public IcmpType Type { get; protected init; }

    /// <summary>Detail of the type.</summary>
    public byte Code { get; init; }

    /// <summary>Internet checksum of the whole message. <see cref="PacketBuilder"/> computes it.</summary>
    public ushort Checksum { get; init; }
}
