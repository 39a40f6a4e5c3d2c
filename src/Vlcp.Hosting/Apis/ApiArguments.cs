using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Modules;

/// <summary>The named arguments of an API call, in the order given. Names are case-sensitive.</summary>
public sealed class ApiArguments : IReadOnlyDictionary<string, JsonNode?>
{
    private readonly OrderedDictionary<string, JsonNode?> values = [];

    /// <summary>No arguments; fill with a collection initialiser.</summary>
    public ApiArguments()
        : this("")
    {
    }

    private ApiArguments(string path) => Path = path;

    /// <summary>The members of a JSON object as arguments.</summary>
    /// <param name="source">The object; it is not changed and its values stay its own.</param>
    /// <param name="path">Where the object stands in the call, for error messages; empty at the top.</param>
    /// <returns>The arguments.</returns>
    public static ApiArguments From(JsonObject source, string path = "")
    {
        var arguments = new ApiArguments(path);
        foreach (var (name, value) in source)
        {
            arguments.values[name] = value;
        }

        return arguments;
    }

    /// <summary>Where these arguments stand in the call: empty at the top, <c>subnets.0</c> for an element of a list.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public IEnumerable<string> Keys => values.Keys;

    /// <inheritdoc/>
    public IEnumerable<JsonNode?> Values => values.Values;

    /// <inheritdoc/>
    public int Count => values.Count;

    /// <summary>Gets or sets an argument.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Its value; an absent name throws <see cref="KeyNotFoundException"/>.</returns>
    public JsonNode? this[string key]
    {
        get => values[key];
        set => values[key] = value;
    }

    /// <summary>Adds an argument; for collection initialisers.</summary>
    /// <param name="name">Its name, not yet there.</param>
    /// <param name="value">Its value.</param>
    public void Add(string name, JsonNode? value) => values.Add(name, value);

    /// <summary>Takes an argument away.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string name) => values.Remove(name);

    /// <summary>The value at a path, to be read with its rules.</summary>
    /// <param name="path">Names and list positions joined with dots: <c>subnets.0.cidr</c>.</param>
    /// <returns>The value; one that does not exist has <see cref="ApiValue.Exists"/> false and fails when read.</returns>
    public ApiValue At(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? path : path[..dot];
        var value = new ApiValue(Path.Length == 0 ? name : $"{Path}.{name}", values.TryGetValue(name, out var node), node);
        return dot < 0 ? value : value.At(path[(dot + 1)..]);
    }

    /// <summary>Refuses every argument that is not in the list.</summary>
    /// <param name="known">Accepted names.</param>
    /// <exception cref="ApiException">An argument has another name.</exception>
    public void AllowOnly(params ReadOnlySpan<string> known)
    {
        foreach (var name in values.Keys)
        {
            if (!known.Contains(name))
            {
                throw At(name).Error("is not known");
            }
        }
    }

    /// <summary>The arguments as a JSON object of their own.</summary>
    /// <returns>A deep copy.</returns>
    public JsonObject ToJson()
    {
        var copy = new JsonObject();
        foreach (var (name, value) in values)
        {
            copy[name] = value?.DeepClone();
        }

        return copy;
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonNode? value) => values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonNode?>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
