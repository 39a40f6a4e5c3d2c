using System.Collections.Immutable;
using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>The schema of a database (RFC 7047 section 3.2).</summary>
/// <param name="Name">The database.</param>
/// <param name="Version">Its version, <c>x.y.z</c>.</param>
/// <param name="Tables">Table names, and the names of their columns with the JSON of their types.</param>
public sealed record OvsdbSchema(
    string Name, string Version, ImmutableDictionary<string, ImmutableDictionary<string, JsonElement>> Tables)
{
    internal static OvsdbSchema Parse(JsonElement json)
    {
        var tables = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<string, JsonElement>>(StringComparer.Ordinal);
        foreach (var table in Object(json, "tables").EnumerateObject())
        {
            tables[table.Name] = Object(table.Value, "columns").EnumerateObject()
                .ToImmutableDictionary(column => column.Name, column => Member(column.Value, "type"), StringComparer.Ordinal);
        }
        return new OvsdbSchema(Text(json, "name"), Text(json, "version"), tables.ToImmutable());
    }

    private static JsonElement Object(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.Object } member
        ? member
        : throw new JsonRpcProtocolException($"'{name}' of a schema must be an object.");

    private static string Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } member
        ? member.GetString()!
        : throw new JsonRpcProtocolException($"'{name}' of a schema must be a string.");

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member)
            ? member
            : throw new JsonRpcProtocolException($"A schema lacks '{name}'.");
}
