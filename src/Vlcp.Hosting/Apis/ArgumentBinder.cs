using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Modules;

/// <summary>Turns one JSON value into the .NET value that an API parameter wants.</summary>
internal static class ArgumentBinder
{
    public static object? Bind(ApiValue value, Type type, bool acceptsNull, bool acceptsText)
    {
        if (type == typeof(ApiValue))
        {
            return value;
        }

        if (value.Node is null)
        {
            return acceptsNull || Nullable.GetUnderlyingType(type) is not null ? null : throw value.Error("must not be null");
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => value.AsString(),
            _ when type == typeof(bool) => value.AsBool(),
            _ when type == typeof(int) => acceptsText ? value.AsInt32AcceptingText() : value.AsInt32(),
            _ when type == typeof(long) => acceptsText ? value.AsInt64AcceptingText() : value.AsInt64(),
            _ when type == typeof(ulong) => value.AsUInt64AcceptingText(),
            _ when type == typeof(double) => value.AsDouble(acceptsText),
            _ when type == typeof(ApiArguments) => value.AsObject(),
            _ when type == typeof(JsonNode) => value.Node,
            _ when type == typeof(JsonObject) => value.Node as JsonObject ?? throw value.Error("must be an object"),
            _ when type == typeof(JsonArray) => value.Node as JsonArray ?? throw value.Error("must be a list"),
            _ when type.IsEnum => BindName(value, type),
            _ when JsonTypeSchema.ElementOf(type) is { } element => BindList(value, element, acceptsText),
            _ => throw new NotSupportedException($"API parameters of type {type} are not supported"),
        };
    }

    private static object BindName(ApiValue value, Type type)
    {
        var text = value.AsString();
        var name = Enum.GetNames(type).FirstOrDefault(candidate => candidate.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is null
            ? throw value.Error($"must be one of {string.Join(", ", Enum.GetNames(type).Select(known => known.ToLowerInvariant()))}")
            : Enum.Parse(type, name);
    }

    private static Array BindList(ApiValue value, Type element, bool acceptsText)
    {
        var elements = value.AsList();
        var list = Array.CreateInstance(element, elements.Count);
        for (var index = 0; index < elements.Count; index++)
        {
            list.SetValue(Bind(elements[index], element, acceptsNull: false, acceptsText), index);
        }

        return list;
    }
}
