using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Sums over flows (ofp_aggregate_stats_reply).</summary>
[WireStruct]
public sealed partial record AggregateStats
{
    /// <summary>Packets.</summary>
    public ulong PacketCount { get; init; }

    /// <summary>Bytes.</summary>
    public ulong ByteCount { get; init; }

    /// <summary>Flows.</summary>
    [PadAfter(4)]
    public uint FlowCount { get; init; }
}
