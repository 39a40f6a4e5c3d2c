using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>How long the information holds.</summary>
//  2 seconds (2)
[WireStruct(IgnoreExtra = true)]
[WireCase(LldpType.TimeToLive)]
public sealed partial record LldpTimeToLive : LldpElement
{
    /// <summary>Time in seconds; 0 says that the sender goes away.</summary>
    public ushort Seconds { get; init; }
}
