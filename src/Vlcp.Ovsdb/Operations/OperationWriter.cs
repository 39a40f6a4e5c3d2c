using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>The parts that operations have in common, in JSON.</summary>
internal static class OperationWriter
{
    public static void TableAndWhere(Utf8JsonWriter json, string table, IEnumerable<OvsdbCondition> where)
    {
        json.WriteString("table", table);
        Conditions(json, where);
    }

    public static void Conditions(Utf8JsonWriter json, IEnumerable<OvsdbCondition> where)
    {
        json.WriteStartArray("where");
        foreach (var condition in where)
        {
            condition.WriteTo(json);
        }
        json.WriteEndArray();
    }

    public static void Row(Utf8JsonWriter json, IReadOnlyDictionary<string, OvsdbValue> row)
    {
        json.WriteStartObject();
        foreach (var (column, value) in row)
        {
            json.WritePropertyName(column);
            value.WriteTo(json);
        }
        json.WriteEndObject();
    }

    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> strings)
    {
        json.WriteStartArray(name);
        foreach (var text in strings)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }
}
