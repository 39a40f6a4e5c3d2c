using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An element of another type, the end included.</summary>
[WireStruct]
[WireUnknown]
public sealed partial record LldpOther : LldpElement
{
    /// <summary>The content.</summary>
    [Remaining]
    public WireBytes Data { get; init; }
}
