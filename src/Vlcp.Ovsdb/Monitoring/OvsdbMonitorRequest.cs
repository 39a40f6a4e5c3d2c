using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>What to watch of one table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Its columns; null for all.</param>
public sealed record OvsdbMonitorRequest(string Table, IReadOnlyList<string>? Columns = null)
{
    /// <summary>Whether the rows that exist already are told.</summary>
    public bool Initial { get; init; } = true;

    /// <summary>Whether new rows are told.</summary>
    public bool Inserts { get; init; } = true;

    /// <summary>Whether removed rows are told.</summary>
    public bool Deletes { get; init; } = true;

    /// <summary>Whether changed rows are told.</summary>
    public bool Modifications { get; init; } = true;

    internal static void WriteAll(Utf8JsonWriter json, IEnumerable<OvsdbMonitorRequest> requests)
    {
        json.WriteStartObject();
        foreach (var table in requests.GroupBy(request => request.Table))
        {
            json.WriteStartArray(table.Key);
            foreach (var request in table)
            {
                request.WriteTo(json);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Columns is not null)
        {
            OperationWriter.Strings(json, "columns", Columns);
        }
        json.WriteStartObject("select");
        json.WriteBoolean("initial", Initial);
        json.WriteBoolean("insert", Inserts);
        json.WriteBoolean("delete", Deletes);
        json.WriteBoolean("modify", Modifications);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
