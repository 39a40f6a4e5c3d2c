using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An ICMPv6 message of another type.</summary>
[WireStruct]
[WireUnknown]
public sealed partial record Icmpv6Unknown : Icmpv6Message
{
    /// <summary>Everything after the checksum.</summary>
    [Remaining]
    public WireBytes Body { get; init; }
}
