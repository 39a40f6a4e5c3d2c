using Microsoft.Extensions.Configuration;

namespace Vlcp.Hosting.Configuration;

/// <summary>The server's configuration by dotted keys (<c>module.httpserver.url</c>), whatever files it came from. Lists and
/// dictionaries are kept as JSON text, so that a later source replaces a list instead of mixing with it.</summary>
/// <param name="root">The sources.</param>
public sealed class ConfigTree(IConfiguration root)
{
    /// <summary>A configuration without any key.</summary>
    public static ConfigTree Empty { get; } = new(new ConfigurationBuilder().Build());

    /// <summary>The same configuration as .NET hosts know it, with <c>:</c> between the parts of a key.</summary>
    public IConfiguration Root { get; } = root;

    /// <summary>The text of a key.</summary>
    /// <param name="key">Dotted key.</param>
    /// <returns>Its text; null when it is absent or None.</returns>
    public string? Text(string key) => Root[key.Replace('.', ConfigurationPath.KeyDelimiter[0])];

    /// <summary>A node below which keys are looked up.</summary>
    /// <param name="nodes">Dotted names of nodes, the one that wins first: <c>module.viperflow</c>, <c>module.default</c>.</param>
    /// <returns>The scope.</returns>
    public ConfigScope Scope(params ReadOnlySpan<string> nodes)
    {
        var sections = new List<IConfigurationSection>(nodes.Length);
        foreach (var node in nodes)
        {
            sections.Add(Root.GetSection(node.Replace('.', ConfigurationPath.KeyDelimiter[0])));
        }

        return new ConfigScope(sections);
    }

    /// <summary>The names directly below a node.</summary>
    /// <param name="node">Dotted name of the node.</param>
    /// <returns>The names, as written.</returns>
    public IReadOnlyList<string> Children(string node) =>
        [.. Root.GetSection(node.Replace('.', ConfigurationPath.KeyDelimiter[0])).GetChildren().Select(child => child.Key)];

    /// <summary>Every key that has a value, dotted.</summary>
    /// <returns>The keys.</returns>
    public IReadOnlyList<string> Keys() =>
        [.. Root.AsEnumerable().Where(entry => entry.Value is not null)
            .Select(entry => entry.Key.Replace(ConfigurationPath.KeyDelimiter, ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
