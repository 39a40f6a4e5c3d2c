using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>An object as the API shows it, without the objects that it refers to: those have clients of their own.</summary>
internal sealed record StoredObject
{
    private readonly JsonObject _attributes;

    private StoredObject(JsonObject attributes) => _attributes = attributes;

    public long Version => _attributes["kvdb_updateversion"]!.GetValue<long>();

    public static StoredObject Of(JsonObject dump)
    {
        var attributes = new JsonObject();
        foreach (var (name, value) in dump)
        {
            // What a router lists is not stored with it.
            if (name != "interfaces")
            {
                attributes[name] = value is JsonObject && (value["_key"] ?? value["_weakref"] ?? value["_ref"]) is { } key ? key.DeepClone() : value?.DeepClone();
            }
        }

        return new StoredObject(attributes);
    }

    public string Text(string name) => _attributes[name]!.GetValue<string>();

    /// <summary>Whether it has what a call has asked for.</summary>
    public bool Has(JsonObject arguments) => arguments.All(wanted =>
        wanted.Value is null || !_attributes.TryGetPropertyValue(wanted.Key, out var value) || value is null
        || Simple(value) == Simple(wanted.Value) || Simple(value).EndsWith($".{Simple(wanted.Value)}", StringComparison.Ordinal));

    public bool Same(StoredObject? other) => other is not null && JsonNode.DeepEquals(_attributes, other._attributes);

    public override string ToString() => _attributes.ToJsonString();

    private static string Simple(JsonNode node) => node.GetValueKind() == JsonValueKind.String
        ? node.GetValue<string>()
        : string.Create(CultureInfo.InvariantCulture, $"{node.ToJsonString()}");
}
