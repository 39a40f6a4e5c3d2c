using System.Text.Json;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Calls;

/// <summary>The filters of the list calls: every attribute that is named must have the given value. Values are compared and not
/// their types, because a query string knows only text: "10000" finds the number 10000. An attribute that is not there equals
/// null. A reference equals the id or the key of what it points to.</summary>
internal static class AttributeFilter
{
    public static bool Accepts(DataObject found, ApiArguments filter) => filter.All(wanted => Matches(found, wanted.Key, wanted.Value));

    private static bool Matches(DataObject found, string name, JsonNode? wanted)
    {
        var attribute = ObjectType.Of(found.GetType()).Attributes.FirstOrDefault(candidate => candidate.Name == name);
        var value = attribute?.Get(found);
        return value switch
        {
            _ when attribute is null => HaveSameValue(found.Extras.GetValueOrDefault(name), wanted),
            IObjectReference reference => TextOf(wanted) is { } text && (text == reference.Key || text == References.IdOf(reference.Key)),
            null => wanted is null,
            _ => HaveSameValue(JsonSerializer.SerializeToNode(value, attribute.ValueType, ObjectJson.Options), wanted),
        };
    }

    private static bool HaveSameValue(JsonNode? stored, JsonNode? wanted) => (stored, wanted) switch
    {
        (null, null) => true,
        (JsonValue, JsonValue) => string.Equals(TextOf(stored), TextOf(wanted), Comparison(stored)),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right, HaveSameValue).All(same => same),
        (JsonObject left, JsonObject right) => left.Count == right.Count
            && left.All(member => right.TryGetPropertyValue(member.Key, out var other) && HaveSameValue(member.Value, other)),
        _ => false,
    };

    // "True" as text finds true.
    private static StringComparison Comparison(JsonNode stored) =>
        stored.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static string? TextOf(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node?.ToJsonString();
}
