using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Configuration;

/// <summary>Reads configuration written as one JSON object, nested (<c>{"server": {"startup": []}}</c>) or with dotted keys.</summary>
internal static class JsonConfParser
{
    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    public static IReadOnlyDictionary<string, JsonNode?> Parse(string text, string file)
    {
        try
        {
            var root = JsonNode.Parse(text, documentOptions: Options) as JsonObject
                ?? throw new ConfigurationException($"{file} must contain one JSON object");
            var values = new OrderedDictionary<string, JsonNode?>();
            Flatten(root, "", values);
            return values;
        }
        catch (JsonException failure)
        {
            throw new ConfigurationException($"{file} is not JSON: {failure.Message}", failure);
        }
    }

    private static void Flatten(JsonObject node, string prefix, OrderedDictionary<string, JsonNode?> values)
    {
        foreach (var (name, value) in node)
        {
            if (value is JsonObject { Count: > 0 } children)
            {
                Flatten(children, $"{prefix}{name}.", values);
            }
            else
            {
                values[$"{prefix}{name}"] = value;
            }
        }
    }
}
