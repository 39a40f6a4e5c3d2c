using System.Collections.Immutable;
using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>What a transaction did to one row, as <c>table-updates2</c> tells it (ovsdb-server(7) section 4.1.14).</summary>
/// <param name="Table">Its table.</param>
/// <param name="Uuid">Its identity.</param>
/// <param name="Kind">What happened; a row that was there from the start counts as inserted.</param>
/// <param name="Columns">
/// For an inserted row its columns, without those that have their default; for a modified row those that changed, where a set or map with
/// room for several members has only what came and went; empty for a deleted row.
/// </param>
public sealed record OvsdbRowDifference(string Table, Guid Uuid, OvsdbChangeKind Kind, ImmutableDictionary<string, OvsdbValue> Columns)
{
    /// <exception cref="JsonRpcProtocolException">The JSON is no table updates.</exception>
    internal static ImmutableArray<OvsdbRowDifference> ReadAll(JsonElement updates)
    {
        var differences = ImmutableArray.CreateBuilder<OvsdbRowDifference>();
        foreach (var table in TableUpdates.Members(updates))
        {
            foreach (var row in TableUpdates.Members(table.Value))
            {
                differences.Add(Read(table.Name, TableUpdates.Identity(table.Name, row.Name), row.Value));
            }
        }

        return differences.ToImmutable();
    }

    private static OvsdbRowDifference Read(string table, Guid uuid, JsonElement update)
    {
        foreach (var part in TableUpdates.Members(update))
        {
            switch (part.Name)
            {
                case "initial" or "insert":
                    return new OvsdbRowDifference(table, uuid, OvsdbChangeKind.Inserted, RowReader.Columns(part.Value));
                case "modify":
                    return new OvsdbRowDifference(table, uuid, OvsdbChangeKind.Modified, RowReader.Columns(part.Value));
                case "delete":
                    return new OvsdbRowDifference(table, uuid, OvsdbChangeKind.Deleted, ImmutableDictionary<string, OvsdbValue>.Empty);
            }
        }

        throw new JsonRpcProtocolException($"The update of row {uuid} in table {table} is none of initial, insert, modify and delete.");
    }
}
