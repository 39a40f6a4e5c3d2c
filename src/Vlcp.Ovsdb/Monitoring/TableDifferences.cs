using System.Collections.Immutable;
using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>
/// Applies <c>table-updates2</c> (ovsdb-server(7) section 4.1.14) to a replica: of a changed row only the changed columns are told, and
/// of a set or map only what came and went, so that a port more in a bridge costs the same however many the bridge has.
/// </summary>
/// <param name="types">The columns that are watched, by table.</param>
internal sealed class TableDifferences(IReadOnlyDictionary<string, ImmutableDictionary<string, ColumnType>> types)
{
    private readonly Dictionary<string, ImmutableDictionary<string, OvsdbValue>> defaults = types.ToDictionary(
        table => table.Key,
        table => table.Value.ToImmutableDictionary(column => column.Key, column => column.Value.Default, StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>The types of the columns that are asked for.</summary>
    /// <exception cref="OvsdbException">The schema lacks a table or column.</exception>
    public static TableDifferences For(OvsdbSchema schema, IEnumerable<OvsdbMonitorRequest> requests) => new(
        requests.GroupBy(request => request.Table, StringComparer.Ordinal).ToDictionary(
            table => table.Key,
            table => TypesOf(schema, table.Key, table),
            StringComparer.Ordinal));

    /// <exception cref="JsonRpcProtocolException">The JSON is no table updates.</exception>
    public OvsdbUpdate Apply(OvsdbReplica before, JsonElement updates, bool isInitial)
    {
        var changes = ImmutableArray.CreateBuilder<OvsdbRowChange>();
        var after = before;
        foreach (var table in TableUpdates.Members(updates))
        {
            if (!types.TryGetValue(table.Name, out var columns))
            {
                throw new JsonRpcProtocolException($"The update is about table '{table.Name}', which was not asked for.");
            }

            var rows = after[table.Name].ToBuilder();
            foreach (var update in TableUpdates.Members(table.Value))
            {
                var uuid = TableUpdates.Identity(table.Name, update.Name);
                var former = rows.GetValueOrDefault(uuid);
                var now = Next(former, table.Name, columns, uuid, update.Value);
                if (now is null)
                {
                    rows.Remove(uuid);
                }
                else
                {
                    rows[uuid] = now;
                }

                changes.Add(new OvsdbRowChange(table.Name, uuid, former, now));
            }

            after = after.With(table.Name, rows.ToImmutable());
        }

        return new OvsdbUpdate(isInitial, changes.ToImmutable(), after);
    }

    private static ImmutableDictionary<string, ColumnType> TypesOf(OvsdbSchema schema, string table, IEnumerable<OvsdbMonitorRequest> requests)
    {
        if (!schema.Tables.TryGetValue(table, out var known))
        {
            throw new OvsdbException($"The database {schema.Name} has no table '{table}'.");
        }

        var columns = ImmutableDictionary.CreateBuilder<string, ColumnType>(StringComparer.Ordinal);
        foreach (var name in requests.SelectMany(request => request.Columns ?? known.Keys))
        {
            columns[name] = known.TryGetValue(name, out var type)
                ? ColumnType.Parse(type)
                : throw new OvsdbException($"Table {table} of the database {schema.Name} has no column '{name}'.");
        }

        return columns.ToImmutable();
    }

    private OvsdbRow? Next(
        OvsdbRow? former, string table, ImmutableDictionary<string, ColumnType> columns, Guid uuid, JsonElement update)
    {
        foreach (var part in TableUpdates.Members(update))
        {
            switch (part.Name)
            {
                case "initial" or "insert":
                    return new OvsdbRow(uuid, defaults[table].SetItems(RowReader.Columns(part.Value)));
                case "delete":
                    return null;
                case "modify" when former is not null:
                    return new OvsdbRow(uuid, former.Columns.SetItems(RowReader.Columns(part.Value).Select(change =>
                        columns.TryGetValue(change.Key, out var type) && type.IsComposite
                            ? KeyValuePair.Create(change.Key, former[change.Key].Exchange(change.Value))
                            : change)));
            }
        }

        throw new JsonRpcProtocolException($"The update of row {uuid} in table {table} is none of initial, insert, modify and delete.");
    }
}
