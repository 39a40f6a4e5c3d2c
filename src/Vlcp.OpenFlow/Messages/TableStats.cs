using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The counters of a table (ofp_table_stats).</summary>
//  0 table_id (1) | 4 active_count (4) | 8 lookup_count (8) | 16 matched_count (8)
public sealed record TableStats : IWireElement
{
    /// <summary>The table.</summary>
    public byte TableId { get; init; }

    /// <summary>Flows in it.</summary>
    public uint ActiveCount { get; init; }

    /// <summary>Packets looked up.</summary>
    public ulong LookupCount { get; init; }

    /// <summary>Packets that matched a flow.</summary>
    public ulong MatchedCount { get; init; }

    /// <summary>The table's name; 1.0 only.</summary>
    public string Name { get; init; } = "";

    /// <summary>Which fields can be left out of a match (ofp_flow_wildcards); 1.0 only.</summary>
    public uint Wildcards { get; init; }

    /// <summary>How many flows it can have; 1.0 only.</summary>
    public uint MaximumEntries { get; init; }

    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static TableStats Read(ref WireReader reader)
    {
        if (reader.Version() == OpenFlowVersion.V10)
        {
            return TableStatsLayout10.Read(ref reader);
        }
        var table = reader.ReadUInt8("table_id");
        reader.Skip(3, "pad");
        return new TableStats
        {
            TableId = table,
            ActiveCount = reader.ReadUInt32("active_count"),
            LookupCount = reader.ReadUInt64("lookup_count"),
            MatchedCount = reader.ReadUInt64("matched_count"),
        };
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        if (writer.Version() == OpenFlowVersion.V10)
        {
            TableStatsLayout10.Write(ref writer, this);
            return;
        }
        writer.WriteUInt8(TableId);
        writer.Skip(3);
        writer.WriteUInt32(ActiveCount);
        writer.WriteUInt64(LookupCount);
        writer.WriteUInt64(MatchedCount);
    }
}
