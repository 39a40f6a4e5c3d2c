using System.Text.Json.Nodes;

namespace Vlcp.SppCtl.Tests.Operations;

/// <summary>A request body that is wrong in one place.</summary>
/// <param name="Body">The body.</param>
/// <param name="Message">What the refusal must contain.</param>
internal sealed record BodyFault(string Body, string Message)
{
    // Values of every type, and texts that would do harm in a command.
    private static readonly string[] Values =
        ["null", "true", "-1", "2.5", "1e99", "12345", "\"\"", "\"no such thing\"", "\"7 8\"", "\"a\\nstop\"", "\"phy:x\"", "\"00:11:22:33:44\"", "[]", "[5]", "{}", "{\"a\": 1}"];

    /// <summary>Spoils a body in every way: each member missing, of each wrong type or value, and unknown members beside them.</summary>
    /// <param name="schema">Says which values are wrong.</param>
    /// <param name="shape">The schema of the body.</param>
    /// <param name="body">A body that is right.</param>
    public static IEnumerable<BodyFault> Spoil(Schema schema, JsonObject shape, JsonObject body) => Spoil(schema, shape, body, body, "");

    private static IEnumerable<BodyFault> Spoil(Schema schema, JsonObject shape, JsonObject body, JsonObject part, string path)
    {
        part["colour"] = "red";
        yield return new BodyFault(body.ToJsonString(), $"unknown key({path}colour)");
        part.Remove("colour");
        foreach (var (name, right) in part.ToArray())
        {
            if (shape["properties"]?[name] is not JsonObject member)
            {
                continue;
            }

            foreach (var wrong in Values.Select(value => JsonNode.Parse(value)).Where(value => !IsObjectFor(member, value) && schema.Fault(member, value) is not null))
            {
                part[name] = wrong;
                yield return new BodyFault(body.ToJsonString(), $"invalid key({path}{name}): ");
            }

            part.Remove(name);
            if (shape["required"] is JsonArray required && required.Any(key => (string?)key == name))
            {
                yield return new BodyFault(body.ToJsonString(), $"key({path}{name}) required.");
            }

            part[name] = right;
            if (right is not JsonObject inner)
            {
                continue;
            }

            foreach (var fault in Spoil(schema, member, body, inner, $"{path}{name}."))
            {
                yield return fault;
            }
        }
    }

    // What is wrong in an object is named by a key in it.
    private static bool IsObjectFor(JsonObject member, JsonNode? value) => value is JsonObject && member.ContainsKey("properties");
}
