using System.Collections.Immutable;
using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>Reads the columns of a row.</summary>
internal static class RowReader
{
    /// <exception cref="JsonRpcProtocolException">It is no row.</exception>
    public static ImmutableDictionary<string, OvsdbValue> Columns(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new JsonRpcProtocolException($"A row must be an object, but is {row.ValueKind}.");
        }
        var columns = ImmutableDictionary.CreateBuilder<string, OvsdbValue>(StringComparer.Ordinal);
        foreach (var column in row.EnumerateObject())
        {
            columns[column.Name] = OvsdbValueReader.Read(column.Value);
        }
        return columns.ToImmutable();
    }
}
