using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Vlcp.Network.Requests;

/// <summary>Attributes of a request that the model does not know; they are stored as given.</summary>
internal sealed record ExtraAttributes(IReadOnlyDictionary<string, JsonNode?> Values)
{
    public bool IsEmpty => Values.Count == 0;

    /// <summary>The stored extras with those of the request set, and those that the request gives as null removed.</summary>
    public ImmutableSortedDictionary<string, JsonNode?> ApplyTo(ImmutableSortedDictionary<string, JsonNode?> current)
    {
        var result = current.ToBuilder();
        foreach (var (name, value) in Values)
        {
            if (value is null)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = value;
            }
        }

        return result.ToImmutable();
    }
}
