using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Modules;

/// <summary>The JSON Schema of the types that API parameters may have.</summary>
internal static class JsonTypeSchema
{
    public static JsonObject Of(Type type, bool nullable = false, bool acceptsText = false)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner, nullable: true, acceptsText);
        }

        var schema = new JsonObject();
        List<string> names = NamesOf(type);
        if (acceptsText && !names.Contains("string"))
        {
            names.Add("string");
        }

        if (nullable && names.Count > 0)
        {
            names.Add("null");
        }

        if (names.Count > 0)
        {
            schema["type"] = names.Count == 1 ? names[0] : new JsonArray([.. names.Select(name => (JsonNode)name)]);
        }

        if (ElementOf(type) is { } element && Of(element) is { Count: > 0 } items)
        {
            schema["items"] = items;
        }

        if (type.IsEnum)
        {
            schema["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode)name.ToLowerInvariant())]);
        }

        return schema;
    }

    /// <summary>The element type of a list type; null for anything else.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        return type.IsGenericType && type.IsAssignableFrom(typeof(List<>).MakeGenericType(type.GetGenericArguments()[0]))
            ? type.GetGenericArguments()[0]
            : null;
    }

    private static List<string> NamesOf(Type type) => type switch
    {
        _ when type == typeof(string) || type.IsEnum => ["string"],
        _ when type == typeof(bool) => ["boolean"],
        _ when type == typeof(int) || type == typeof(long) || type == typeof(ulong) => ["integer"],
        _ when type == typeof(double) => ["number"],
        _ when type == typeof(JsonObject) || type == typeof(ApiArguments) => ["object"],
        _ when type == typeof(JsonArray) || ElementOf(type) is not null => ["array"],
        _ => [],
    };
}
