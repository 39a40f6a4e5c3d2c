using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>The header of an Ethernet II frame. 14 bytes.</summary>
//  0 destination (6) | 6 source (6) | 12 type (2)
[WireStruct]
public sealed partial record EthernetHeader
{
    /// <summary>The receiver.</summary>
    public MacAddress Destination { get; init; }

    /// <summary>The sender.</summary>
    public MacAddress Source { get; init; }

    /// <summary>What follows.</summary>
    public EtherType Type { get; init; }
}
