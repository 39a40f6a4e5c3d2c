using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.SppCtl.Api.Bodies;

/// <summary>The members that an object in a request body may have.</summary>
/// <param name="members">The members.</param>
internal sealed class BodyShape(params ImmutableArray<Member> members)
{
    /// <summary>The JSON schema of the object.</summary>
    public JsonObject Schema
    {
        get
        {
            var properties = new JsonObject();
            foreach (var member in members)
            {
                var schema = member.Schema;
                schema["description"] = member.Summary;
                if (!member.IsRequired)
                {
                    schema["type"] = new JsonArray([.. Types(schema), "null"]);
                }

                properties[member.Key] = schema;
            }

            var required = members.Where(member => member.IsRequired).Select(member => (JsonNode)member.Key).ToArray();
            return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray(required), ["additionalProperties"] = false };
        }
    }

    /// <summary>Checks which members an object has; their values are checked when they are read.</summary>
    /// <param name="element">The object.</param>
    /// <param name="unknown">What happens to members that are not in the shape.</param>
    /// <param name="path">Path of the object with a dot at its end; empty for the body itself.</param>
    /// <returns>The members.</returns>
    /// <exception cref="RequestRefusedException">A member is missing or unknown.</exception>
    public Body Read(JsonElement element, UnknownKeys unknown, string path = "")
    {
        foreach (var member in members.Where(member => member.IsRequired))
        {
            if (!element.TryGetProperty(member.Key, out _))
            {
                throw RequestRefusedException.Missing(path + member.Key);
            }
        }

        if (unknown == UnknownKeys.Refuse
            && element.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !members.Any(member => member.Key == name)) is { } stranger)
        {
            throw RequestRefusedException.Unknown(path + stranger, members.Select(member => member.Key));
        }

        return new Body(element, unknown, path);
    }

    private static IEnumerable<JsonNode> Types(JsonObject schema) =>
        schema["type"] is JsonArray types ? types.Select(type => type!.DeepClone()) : [schema["type"]!.DeepClone()];
}
