using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_table_stats of 1.0: 64 bytes, with what the table is called and what it can match.</summary>
//  0 table_id (1) | 4 name (32) | 36 wildcards (4) | 40 max_entries (4) | 44 active_count (4) | 48 lookup_count (8) | 56 matched_count (8)
internal static class TableStatsLayout10
{
    private const int NameSize = 32;

    public static TableStats Read(ref WireReader reader)
    {
        var table = reader.ReadUInt8("table_id");
        reader.Skip(3, "pad");
        return new TableStats
        {
            TableId = table,
            Name = reader.ReadFixedText(NameSize, "name"),
            Wildcards = reader.ReadUInt32("wildcards"),
            MaximumEntries = reader.ReadUInt32("max_entries"),
            ActiveCount = reader.ReadUInt32("active_count"),
            LookupCount = reader.ReadUInt64("lookup_count"),
            MatchedCount = reader.ReadUInt64("matched_count"),
        };
    }

    public static void Write(ref WireWriter writer, TableStats stats)
    {
        writer.WriteUInt8(stats.TableId);
        writer.Skip(3);
        writer.WriteFixedText(stats.Name, NameSize, "name");
        writer.WriteUInt32(stats.Wildcards);
        writer.WriteUInt32(stats.MaximumEntries);
        writer.WriteUInt32(stats.ActiveCount);
        writer.WriteUInt64(stats.LookupCount);
        writer.WriteUInt64(stats.MatchedCount);
    }
}
