using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Network.Requests;

/// <summary>The list parameter of the plural calls.</summary>
internal static class Batch
{
    /// <summary>Reads the list and refuses one that names the same object twice. One object alone stands for a list of one.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="list">Its value.</param>
    /// <param name="read">Reads one object.</param>
    /// <param name="identify">What must differ.</param>
    public static IReadOnlyList<TRequest> Read<TRequest>(
        string name, JsonNode? list, Func<ApiArguments, TRequest> read, Func<TRequest, Given<string>> identify)
    {
        var value = new ApiValue(name, list);
        TRequest[] requests = list switch
        {
            JsonObject => [read(value.AsObject())],
            JsonArray => [.. value.AsList().Select(element => read(element.AsObject()))],
            _ => throw value.Error("must be a list of objects"),
        };
        RefuseRepeated(requests.Select(identify));
        return requests;
    }

    /// <summary>Reads a list of <c>{"id": ID}</c>.</summary>
    public static IReadOnlyList<Given<string>> ReadIds(string name, JsonNode? list) => Read(name, list, ReadId, id => id);

    /// <summary>Reads <c>{"id": ID}</c>.</summary>
    public static Given<string> ReadId(ApiArguments arguments)
    {
        arguments.AllowOnly("id");
        return new AttributeReader(arguments).ReadId();
    }

    private static void RefuseRepeated(IEnumerable<Given<string>> identities)
    {
        var seen = new HashSet<string>();
        foreach (var identity in identities)
        {
            if (!seen.Add(identity.Value))
            {
                throw identity.Source.NotAllowed("names an object that is already named in the same call; each may be named once");
            }
        }
    }
}
