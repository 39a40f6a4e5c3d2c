using System.Text.Json;
using System.Text.Json.Nodes;
using Vlcp.ObjectDb;

namespace Vlcp.Hosting.Modules;

/// <summary>The web API's form of a data object: its class as <c>_type</c>, its key as <c>_key</c>, then its attributes; references
/// are the keys they point to.</summary>
internal static class DataObjectEncoder
{
    public static JsonObject Encode(DataObject value)
    {
        var encoded = new JsonObject { ["_type"] = ObjectType.Of(value.GetType()).TypeName, ["_key"] = value.Key };
        foreach (var (name, attribute) in (JsonObject)JsonSerializer.SerializeToNode(value, value.GetType(), ObjectJson.Options)!)
        {
            encoded[name] = attribute?.DeepClone();
        }

        foreach (var (name, attribute) in value.Extras)
        {
            encoded[name] = attribute?.DeepClone();
        }

        return encoded;
    }
}
