using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The counters of a table (ofp_table_stats).</summary>
[WireStruct]
public sealed partial record TableStats
{
    /// <summary>The table.</summary>
    public byte TableId { get; init; }

    /// <summary>Flows in it.</summary>
    [Pad(3)]
    public uint ActiveCount { get; init; }

    /// <summary>Packets looked up.</summary>
    public ulong LookupCount { get; init; }

    /// <summary>Packets that matched a flow.</summary>
    public ulong MatchedCount { get; init; }
}
