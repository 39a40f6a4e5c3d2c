using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An ICMP message of another type.</summary>
[WireStruct]
[WireUnknown]
public sealed partial record IcmpUnknown : IcmpMessage
{
    /// <summary>Everything after the checksum.</summary>
    [Remaining]
    public WireBytes Body { get; init; }
}
