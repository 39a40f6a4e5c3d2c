using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Configuration;

/// <summary>How values travel through .NET configuration, which knows text only: text as it is, all else as JSON, None as null.</summary>
internal static class ConfigText
{
    public static string? Of(JsonNode? value) => value switch
    {
        null => null,
        _ when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    /// <summary>The value of a text whose type is not known: a literal when it reads as one.</summary>
    public static JsonNode? Guess(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // The environment carries literals as people type them.
        }

        try
        {
            return PythonLiteral.Parse(text);
        }
        catch (FormatException)
        {
            return text;
        }
    }
}
