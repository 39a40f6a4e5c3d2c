using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An IPv6 extension header that counts its length in units of 8 bytes: hop-by-hop, routing, destination options (RFC 8200 section 4).</summary>
//  0 next header | 1 length in units of 8 bytes beyond the first | 2 data
[WireStruct]
public sealed partial record Ipv6Extension
{
    /// <summary>What follows.</summary>
    public IpProtocol NextHeader { get; init; }

    /// <summary>Units of 8 bytes beyond the first 8 bytes.</summary>
    [LengthOf(nameof(Data), Add = -6, Unit = 8)]
    public partial byte Units { get; }

    /// <summary>Content: 6 bytes and any multiple of 8.</summary>
    public WireBytes Data { get; init; } = new byte[6];
}
