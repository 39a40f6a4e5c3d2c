using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>The error object of OVSDB: <c>{"error": word, "details": text}</c>.</summary>
internal static class ErrorObject
{
    public static (string Error, string? Details)? Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return (json.GetString()!, null);
        }
        if (json.ValueKind != JsonValueKind.Object || Text(json, "error") is not { } error)
        {
            return null;
        }
        return (error, Text(json, "details"));
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
