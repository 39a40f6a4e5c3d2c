using System.Text.Json;

namespace Vlcp.SppCtl.Wire;

/// <summary>Reads JSON that may have any shape.</summary>
internal static class JsonElementReading
{
    /// <summary>A member of an object; null if it is no object or has no such member.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The text of a string; null for everything else.</summary>
    public static string? AsText(this JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The value of an integer; null for everything else.</summary>
    public static int? AsInteger(this JsonElement? element) => element?.AsInteger();

    /// <summary>The value of an integer; null for everything else.</summary>
    public static int? AsInteger(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value) ? value : null;

    /// <summary>The items of an array; none of everything else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}
