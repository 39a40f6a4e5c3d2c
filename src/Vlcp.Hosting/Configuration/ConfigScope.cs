using Microsoft.Extensions.Configuration;

namespace Vlcp.Hosting.Configuration;

/// <summary>Configuration nodes that inherit from each other: a key is taken from the first node that has it.</summary>
public sealed class ConfigScope
{
    private readonly IReadOnlyList<IConfigurationSection> sections;

    internal ConfigScope(IReadOnlyList<IConfigurationSection> sections) => this.sections = sections;

    /// <summary>Looks a key up along the chain of inheritance.</summary>
    /// <param name="key">Last part of the key.</param>
    /// <returns>Where it is set; null when it is set nowhere.</returns>
    public IConfigurationSection? Find(string key) =>
        sections.Select(section => section.GetSection(key)).FirstOrDefault(found => found.Exists());

    /// <summary>A scope that is asked before this one.</summary>
    /// <param name="nearer">The scope that wins.</param>
    /// <returns>The combined scope.</returns>
    public ConfigScope Under(ConfigScope nearer) => new([.. nearer.sections, .. sections]);
}
