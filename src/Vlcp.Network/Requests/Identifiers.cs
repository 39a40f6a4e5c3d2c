using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Network.Requests;

/// <summary>The <c>id</c> of objects.</summary>
internal static class Identifiers
{
    /// <summary>The id of an object to create: any text, or a new UUID if left out. The id is chosen before the transaction, so
    /// that a transaction that runs again makes the same objects.</summary>
    public static Given<string> ReadNewId(this AttributeReader reader)
    {
        var value = reader.Take("id");
        return value.Exists ? new(value, value.AsName()) : NewId(value.Path);
    }

    /// <summary>The id of an object that must exist.</summary>
    public static Given<string> ReadId(this AttributeReader reader, string name = "id")
    {
        var value = reader.Take(name);
        return new(value, value.AsName());
    }

    /// <summary>Reads text that is not empty.</summary>
    public static string AsName(this ApiValue value)
    {
        var text = value.AsString();
        return text.Length > 0 ? text : throw value.Error("must not be empty");
    }

    /// <summary>The arguments of a singular call: there, an empty or null id means the same as none.</summary>
    public static ApiArguments WithId(this ApiArguments arguments, string? id)
    {
        if (!string.IsNullOrEmpty(id))
        {
            arguments["id"] = id;
        }

        return arguments;
    }

    private static Given<string> NewId(string path)
    {
        var id = Guid.NewGuid().ToString();
        return new(new ApiValue(path, JsonValue.Create(id)), id);
    }
}
