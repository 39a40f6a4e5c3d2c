using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A point in time, or a span (ofp_time of 1.5); counted from 1970-01-01 in international atomic time.</summary>
[WireStruct]
public sealed partial record OpenFlowTime
{
    /// <summary>Whole seconds.</summary>
    public ulong Seconds { get; init; }

    /// <summary>And the fraction of the second.</summary>
    [PadAfter(4)]
    public uint Nanoseconds { get; init; }
}
