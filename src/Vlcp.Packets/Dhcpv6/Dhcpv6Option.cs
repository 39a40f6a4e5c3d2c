using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An option of DHCPv6, RFC 8415 section 21.1.</summary>
//  0 code (2) | 2 length (2) | 4 data
[WireStruct]
public sealed partial record Dhcpv6Option
{
    /// <summary>What the option says (IANA numbers).</summary>
    public ushort Code { get; init; }

    /// <summary>Length of the data in bytes.</summary>
    [LengthOf(nameof(Data))]
    public partial ushort Length { get; }

    /// <summary>The content.</summary>
    public WireBytes Data { get; init; }
}
