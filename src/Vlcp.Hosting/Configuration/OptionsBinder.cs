using System.Reflection;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Configuration;

/// <summary>Fills options classes from the configuration.</summary>
public static class OptionsBinder
{
    /// <summary>Reads an options class from its node, or from the <c>default</c> node of the same kind where that says nothing.</summary>
    /// <typeparam name="T">Class with a <see cref="ConfigurationAttribute"/>.</typeparam>
    /// <param name="configuration">The configuration.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ConfigurationException">A value is refused.</exception>
    public static T Bind<T>(ConfigTree configuration)
        where T : class => (T)Bind(typeof(T), configuration);

    /// <summary>Reads an options class from a scope of the caller's choice, such as a vhost.</summary>
    /// <typeparam name="T">Class with a <see cref="ConfigurationAttribute"/>.</typeparam>
    /// <param name="scope">Where keys are looked up.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ConfigurationException">A value is refused.</exception>
    public static T Bind<T>(ConfigScope scope)
        where T : class => (T)Bind(typeof(T), scope);

    /// <summary>Every options class of a server with these modules.</summary>
    /// <param name="catalog">The modules.</param>
    /// <returns>The classes, the server's own first.</returns>
    public static IReadOnlyList<Type> OptionsOf(ModuleCatalog catalog) =>
        [.. catalog.Modules.SelectMany(module => module.Options).Concat(catalog.ExtraOptions).Prepend(typeof(ServerOptions)).Distinct()];

    internal static object Bind(Type type, ConfigTree configuration)
    {
        var node = type.GetCustomAttribute<ConfigurationAttribute>()?.Node
            ?? throw new ArgumentException($"{type} has no Configuration attribute", nameof(type));
        var dot = node.IndexOf('.', StringComparison.Ordinal);
        return Bind(type, dot < 0 ? configuration.Scope(node) : configuration.Scope(node, $"{node[..dot]}.default"));
    }

    internal static object Bind(Type type, ConfigScope scope)
    {
        var options = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties())
        {
            if (property.GetCustomAttribute<SettingAttribute>() is { } setting && scope.Find(setting.Key) is { } section)
            {
                property.SetValue(options, SettingReader.Read(section, property.PropertyType, setting));
            }
        }

        return options;
    }
}
