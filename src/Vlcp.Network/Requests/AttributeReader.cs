using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Network.Requests;

/// <summary>Reads the attributes of one object in a request. Each is taken with its rule; what nobody took becomes an extra
/// attribute, unless its name is reserved.</summary>
internal sealed class AttributeReader(ApiArguments arguments)
{
    private readonly HashSet<string> taken = [];
    private readonly Dictionary<string, JsonNode?> ruled = [];

    /// <summary>Where the object stands in the call; empty for the singular calls.</summary>
    public string Path => arguments.Path;

    /// <summary>Takes a value that has its own way of reading.</summary>
    public ApiValue Take(string name)
    {
        taken.Add(name);
        return arguments.At(name);
    }

    /// <summary>Reads an attribute that cannot be removed.</summary>
    public Given<T> Read<T>(string name, Func<ApiValue, T> rule)
    {
        var value = Take(name);
        return new(value, value.Exists ? rule(value) : default!);
    }

    /// <summary>Reads an attribute of a reference type that JSON null removes.</summary>
    public Given<T?> ReadOptional<T>(string name, Func<ApiValue, T> rule)
        where T : class => Read(name, value => value.IsNullOrAbsent ? null : rule(value));

    /// <summary>Reads an attribute of a value type that JSON null removes.</summary>
    public Given<T?> ReadOptionalValue<T>(string name, Func<ApiValue, T> rule)
        where T : struct => Read(name, value => value.IsNullOrAbsent ? (T?)null : rule(value));

    /// <summary>Reads an attribute that has two names. Giving both is refused unless they agree.</summary>
    public Given<T> ReadSynonyms<T>(string name, string synonym, Func<ApiValue, T> rule)
    {
        var (first, second) = (Read(name, rule), Read(synonym, rule));
        if (first.Exists && second.Exists && !EqualityComparer<T>.Default.Equals(first.Value, second.Value))
        {
            throw second.Error($"must agree with its synonym '{name}' or be left out");
        }

        return first.Exists ? first : second;
    }

    /// <summary>Takes an integer that has two names; its limits are for the caller to check.</summary>
    public ApiValue TakeNumber(string name, string synonym) =>
        ReadSynonyms(name, synonym, value => value.AsInt64AcceptingText()).Source;

    /// <summary>Checks an attribute that is kept as an extra one, and keeps it in the form that its rule gives it. JSON null removes it.</summary>
    public Given<T?> ReadExtra<T>(string name, Func<ApiValue, T> rule, Func<T, JsonNode> form)
        where T : struct
    {
        var given = ReadOptionalValue(name, rule);
        if (given.Exists)
        {
            ruled[name] = given.Value is { } value ? form(value) : null;
        }

        return given;
    }

    /// <summary>Refuses an attribute whatever its value.</summary>
    public void Refuse(string name, string rule)
    {
        var value = Take(name);
        if (value.Exists)
        {
            throw value.NotAllowed(rule);
        }
    }

    /// <summary>The attributes that nobody took. JSON null asks for the removal of one.</summary>
    /// <exception cref="ApiException">A name is reserved for the database.</exception>
    public ExtraAttributes ReadExtras()
    {
        var extras = new Dictionary<string, JsonNode?>(ruled);
        foreach (var (name, node) in arguments)
        {
            if (taken.Contains(name))
            {
                continue;
            }

            if (name.Length == 0 || name[0] == '_' || name.StartsWith("kvdb_", StringComparison.Ordinal))
            {
                throw new ApiValue(Path.Length == 0 ? name : $"{Path}.{name}", node).NotAllowed("is reserved for the database (empty names, '_...' and 'kvdb_...') and cannot be set");
            }

            extras.Add(name, node?.DeepClone());
        }

        return new(extras);
    }
}
