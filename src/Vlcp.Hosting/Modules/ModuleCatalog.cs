using System.Buffers;
using System.Reflection;
using Vlcp.Hosting.Configuration;

namespace Vlcp.Hosting.Modules;

/// <summary>The modules that a server knows how to load, and the proxies that stand for one of them.</summary>
public sealed class ModuleCatalog
{
    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private readonly OrderedDictionary<string, ModuleDescriptor> byName = [];
    private readonly Dictionary<string, ModuleDescriptor> byPath = [];
    private readonly OrderedDictionary<string, string> proxies = [];
    private readonly List<Type> extraOptions = [];

    /// <summary>All modules in the order they were added.</summary>
    public IReadOnlyList<ModuleDescriptor> Modules => [.. byName.Values];

    /// <summary>Proxy names with their default targets.</summary>
    public IReadOnlyDictionary<string, string> Proxies => proxies;

    /// <summary>Options classes of the added assemblies, those that no module constructor takes included.</summary>
    public IReadOnlyList<Type> ExtraOptions => extraOptions;

    /// <summary>Adds one module.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <returns>This catalog.</returns>
    public ModuleCatalog Add<T>()
        where T : Module => Add(typeof(T));

    /// <summary>Adds one module.</summary>
    /// <param name="type">Its class.</param>
    /// <returns>This catalog.</returns>
    /// <exception cref="ArgumentException">The class is no module, or its name is taken.</exception>
    public ModuleCatalog Add(Type type)
    {
        var descriptor = new ModuleDescriptor(type);
        if (!byName.TryAdd(descriptor.Name, descriptor))
        {
            throw new ArgumentException($"Two modules are called '{descriptor.Name}': {byName[descriptor.Name].Type} and {type}", nameof(type));
        }

        byPath[descriptor.LoadingPath] = descriptor;
        return this;
    }

    /// <summary>Adds every module class of an assembly, and its other public options classes.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>This catalog.</returns>
    public ModuleCatalog AddModules(Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(type => type.IsDefined(typeof(ModuleAttribute), inherit: false)))
        {
            Add(type);
        }

        extraOptions.AddRange(assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(ConfigurationAttribute), inherit: false)));
        return this;
    }

    /// <summary>Declares a service that is routed to the module that the setting <c>proxy.NAME</c> names, or whose URL it is.</summary>
    /// <param name="name">Service name of the proxy.</param>
    /// <param name="defaultTarget">Service name of the module used without a setting.</param>
    /// <returns>This catalog.</returns>
    public ModuleCatalog AddProxy(string name, string defaultTarget)
    {
        proxies[name] = defaultTarget;
        return this;
    }

    /// <summary>Declares an options class that no module constructor takes, so that its keys are known and documented.
    /// <see cref="AddModules"/> does so for the public ones of an assembly.</summary>
    /// <typeparam name="T">Class with a <see cref="ConfigurationAttribute"/>.</typeparam>
    /// <returns>This catalog.</returns>
    public ModuleCatalog AddOptions<T>()
        where T : class
    {
        extraOptions.Add(typeof(T));
        return this;
    }

    /// <summary>The module that a URL chooses by its scheme.</summary>
    /// <param name="url">The URL, such as <c>redis://db.example.net/</c>.</param>
    /// <returns>The module, or null when the text has no scheme that a module knows.</returns>
    public ModuleDescriptor? FindByUrl(string url) =>
        SchemeOf(url) is { } scheme ? byName.Values.FirstOrDefault(module => module.UrlSchemes.Contains(scheme)) : null;

    /// <summary>Every scheme that chooses a module, in alphabetical order.</summary>
    /// <returns>The schemes, each once.</returns>
    public IReadOnlyList<string> UrlSchemes() =>
        [.. byName.Values.SelectMany(module => module.UrlSchemes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Finds a module by service name, proxy name or loading path.</summary>
    /// <param name="name">The name.</param>
    /// <param name="configuration">Where <c>proxy.NAME</c> is looked up.</param>
    /// <returns>The module, or null when there is none.</returns>
    public ModuleDescriptor? Find(string name, ConfigTree configuration)
    {
        if (proxies.TryGetValue(name, out var target))
        {
            name = configuration.Text($"proxy.{name}") is { Length: > 0 } configured ? configured : target;
        }

        return byName.TryGetValue(name, out var descriptor) ? descriptor : byPath.GetValueOrDefault(name) ?? FindByUrl(name);
    }

    /// <summary>Finds a module by service name, proxy name or loading path.</summary>
    /// <param name="name">The name.</param>
    /// <param name="configuration">Where <c>proxy.NAME</c> is looked up.</param>
    /// <returns>The module.</returns>
    /// <exception cref="ApiException">There is no such module.</exception>
    public ModuleDescriptor Get(string name, ConfigTree configuration) =>
        Find(name, configuration) ?? throw ApiException.NotFound(Missing(name, configuration), "path", name);

    // A URL may hold a password: only its scheme is shown.
    private string Missing(string name, ConfigTree configuration) =>
        proxies.ContainsKey(name) && configuration.Text($"proxy.{name}") is { Length: > 0 } target
            ? target.Contains("://", StringComparison.Ordinal)
                ? $"proxy.{name}: no module knows URLs that begin with '{SchemeOf(target)}:'; known are {string.Join(", ", UrlSchemes())}"
                : $"proxy.{name}: cannot find module '{target}'"
            : $"Cannot find module: '{name}'";

    private static string? SchemeOf(string url) =>
        url.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && url.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0
            ? url[..colon].ToLowerInvariant()
            : null;
}
