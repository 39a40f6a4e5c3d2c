using System.Reflection;

namespace Vlcp.Hosting.Modules;

/// <summary>All that the attributes of a module class tell about it.</summary>
public sealed class ModuleDescriptor
{
    private readonly Lazy<IReadOnlyList<ApiMethod>> apis;

    /// <summary>Reads the attributes of a module class.</summary>
    /// <param name="type">A class derived from <see cref="Module"/> with a <see cref="ModuleAttribute"/>.</param>
    public ModuleDescriptor(Type type)
    {
        var attribute = type.GetCustomAttribute<ModuleAttribute>();
        if (attribute is null || !typeof(Module).IsAssignableFrom(type) || type.IsAbstract)
        {
            throw new ArgumentException($"{type} is not a module: it needs the base class Module and the Module attribute", nameof(type));
        }

        Type = type;
        Name = attribute.Name;
        LoadingPath = attribute.LoadingPath ?? attribute.Name;
        Summary = attribute.Summary;
        IsDefault = attribute.Default;
        IsService = attribute.Service;
        UrlSchemes = attribute.UrlSchemes;
        Dependencies = [.. type.GetCustomAttributes<DependsOnAttribute>().SelectMany(NamesOf).Distinct(StringComparer.Ordinal)];
        Options = [.. type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(candidate => candidate.IsDefined(typeof(ConfigurationAttribute)))];
        apis = new(() => ApiMethod.Of(type));
    }

    /// <summary>The class.</summary>
    public Type Type { get; }

    /// <summary>Service name, API target and configuration node.</summary>
    public string Name { get; }

    /// <summary>Dotted name accepted by configuration and manager.</summary>
    public string LoadingPath { get; }

    /// <summary>One sentence for the documentation.</summary>
    public string Summary { get; }

    /// <summary>Whether a server without a start-up list loads it.</summary>
    public bool IsDefault { get; }

    /// <summary>Whether it goes with its last dependent.</summary>
    public bool IsService { get; }

    /// <summary>Schemes of the URLs that choose it where a proxy is set to a URL.</summary>
    public IReadOnlyList<string> UrlSchemes { get; }

    /// <summary>Service names of the modules and proxies it needs.</summary>
    public IReadOnlyList<string> Dependencies { get; }

    /// <summary>Options classes it takes.</summary>
    public IReadOnlyList<Type> Options { get; }

    /// <summary>Its APIs in the order of declaration.</summary>
    public IReadOnlyList<ApiMethod> Apis => apis.Value;

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static IEnumerable<string> NamesOf(DependsOnAttribute dependency) => dependency.Service is { } service
        ? [service]
        : dependency.Modules.Select(type => type.GetCustomAttribute<ModuleAttribute>()?.Name
            ?? throw new InvalidOperationException($"{type} has no Module attribute and cannot be depended on"));
}
