using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Vlcp.SppCtl.Tests.Operations;

/// <summary>Checks values against the JSON schemas of the OpenAPI document, with the words that it uses.</summary>
/// <param name="shared">The schemas that others refer to.</param>
internal sealed class Schema(JsonObject shared)
{
    private const string Reference = "#/components/schemas/";

    /// <summary>Finds what is wrong with a value.</summary>
    /// <returns>What, and where; null if nothing is.</returns>
    public string? Fault(JsonNode schema, JsonNode? value, string path = "")
    {
        if ((string?)schema["$ref"] is { } name)
        {
            return Fault(shared[name[Reference.Length..]]!, value, path);
        }

        var isFit = TypesOf(schema).Any(type => IsOf(type, value)) && value switch
        {
            JsonValue leaf when leaf.GetValueKind() == JsonValueKind.String => IsFit(schema, (string)leaf!),
            JsonValue leaf when leaf.GetValueKind() == JsonValueKind.Number => IsFit(schema, (double)leaf),
            _ => true,
        };
        return !isFit ? $"{path}: {value?.ToJsonString() ?? "null"} does not fit {schema.ToJsonString()}" : value switch
        {
            JsonObject item => FaultOf(schema, item, path),
            JsonArray items when schema["items"] is { } each => items.Select((item, index) => Fault(each, item, $"{path}[{index}]")).FirstOrDefault(fault => fault is not null),
            _ => null,
        };
    }

    private static IEnumerable<string> TypesOf(JsonNode schema) =>
        schema["type"] is JsonArray types ? types.Select(type => (string)type!) : [(string)schema["type"]!];

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => double.IsInteger((double)value!),
        _ => false,
    };

    private static bool IsFit(JsonNode schema, string text) =>
        (schema["enum"] is not JsonArray words || words.Any(word => (string?)word == text))
        && (schema["pattern"] is not { } pattern || (Regex.IsMatch(text, (string)pattern!, RegexOptions.ECMAScript) && !text.EndsWith('\n')))
        && text.Length <= ((int?)schema["maxLength"] ?? int.MaxValue);

    private static bool IsFit(JsonNode schema, double number) =>
        number >= ((double?)schema["minimum"] ?? double.MinValue) && number <= ((double?)schema["maximum"] ?? double.MaxValue);

    private string? FaultOf(JsonNode schema, JsonObject item, string path)
    {
        foreach (var required in schema["required"]?.AsArray() ?? [])
        {
            if (!item.ContainsKey((string)required!))
            {
                return $"{path}: {required} is missing";
            }
        }

        foreach (var (name, value) in item)
        {
            var fault = schema["properties"]?[name] is { } known ? Fault(known, value, $"{path}.{name}") : schema["additionalProperties"] switch
            {
                null => null,
                JsonObject others => Fault(others, value, $"{path}.{name}"),
                _ => $"{path}: {name} is unknown",
            };
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }
}
