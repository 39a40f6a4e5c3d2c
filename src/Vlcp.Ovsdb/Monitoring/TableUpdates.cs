using System.Collections.Immutable;
using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>Applies <c>table-updates</c> (RFC 7047 section 4.1.6) to a replica.</summary>
internal static class TableUpdates
{
    /// <exception cref="JsonRpcProtocolException">The JSON is no table updates.</exception>
    public static OvsdbUpdate Apply(OvsdbReplica before, JsonElement updates, bool isInitial)
    {
        var changes = ImmutableArray.CreateBuilder<OvsdbRowChange>();
        var after = before;
        foreach (var table in Members(updates))
        {
            var rows = after[table.Name].ToBuilder();
            foreach (var update in Members(table.Value))
            {
                var uuid = Identity(table.Name, update.Name);
                changes.Add(Apply(rows, table.Name, uuid, update.Value));
            }
            after = after.With(table.Name, rows.ToImmutable());
        }
        return new OvsdbUpdate(isInitial, changes.ToImmutable(), after);
    }

    /// <exception cref="JsonRpcProtocolException">The text is no uuid.</exception>
    public static Guid Identity(string table, string text) => Guid.TryParseExact(text, "D", out var uuid)
        ? uuid
        : throw new JsonRpcProtocolException($"'{text}' in the update of table {table} is not a uuid.");

    /// <exception cref="JsonRpcProtocolException">The JSON is no object.</exception>
    public static JsonElement.ObjectEnumerator Members(JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? json.EnumerateObject()
        : throw new JsonRpcProtocolException($"Table updates must be objects, but one is {json.ValueKind}.");

    // "old" has the changed columns only (all of them for a deleted row), "new" the whole row.
    private static OvsdbRowChange Apply(
        ImmutableDictionary<Guid, OvsdbRow>.Builder rows, string table, Guid uuid, JsonElement update)
    {
        if (update.ValueKind != JsonValueKind.Object)
        {
            throw new JsonRpcProtocolException($"The update of row {uuid} must be an object, but is {update.ValueKind}.");
        }
        var newRow = Part(update, "new") is { } columns ? new OvsdbRow(uuid, columns) : null;
        var oldRow = rows.GetValueOrDefault(uuid);
        if (Part(update, "old") is { } former)
        {
            // A monitor without initial rows learns of a row by its first change.
            oldRow ??= new OvsdbRow(uuid, (newRow?.Columns ?? former).SetItems(former));
        }
        if (newRow is null)
        {
            rows.Remove(uuid);
        }
        else
        {
            rows[uuid] = newRow;
        }
        return new OvsdbRowChange(table, uuid, oldRow, newRow);
    }

    private static ImmutableDictionary<string, OvsdbValue>? Part(JsonElement update, string name) =>
        update.TryGetProperty(name, out var columns) && columns.ValueKind != JsonValueKind.Null ? RowReader.Columns(columns) : null;
}
