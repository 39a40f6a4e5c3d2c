using System.Reflection;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Configuration;

/// <summary>Reads the whole configuration before anything starts: refuses bad values and reports keys that nobody reads.</summary>
internal static class ConfigurationCheck
{
    private static readonly string[] ModuleDefaults = ["service", "forcestop", "autosuccess"];

    public static IReadOnlyList<string> Run(ConfigTree configuration, ModuleCatalog catalog)
    {
        var options = OptionsBinder.OptionsOf(catalog);
        foreach (var type in options)
        {
            OptionsBinder.Bind(type, configuration);
        }

        return [.. configuration.Keys().Where(key => !IsKnown(key, catalog, options)).Select(key => $"Setting '{key}' is not known and has no effect")];
    }

    private static bool IsKnown(string key, ModuleCatalog catalog, IReadOnlyList<Type> options)
    {
        var parts = key.Split('.');
        return parts switch
        {
            ["main" or "daemon" or "jsonformat", ..] => true,
            ["proxy", var proxy] => catalog.Proxies.ContainsKey(proxy),
            ["module", "default", var name] => ModuleDefaults.Contains(name) || IsAnySetting("module.", name, options),
            ["protocol", "default", var name] => IsAnySetting("protocol.", name, options),
            ["module", _, .., "protocol", var name] => IsAnySetting("protocol.", name, options),
            ["module", var module, "vhost", .., var name] => IsSetting($"module.{module}", name, options) || IsEndpointSetting(name),
            ["module" or "protocol", var node, var name, ..] => IsSetting($"{parts[0]}.{node}", name, options),
            [var node, var name, ..] => IsSetting(node, name, options),
            _ => false,
        };
    }

    private static bool IsEndpointSetting(string name) => name is "url" or "urls";

    private static bool IsAnySetting(string prefix, string name, IReadOnlyList<Type> options) =>
        options.Any(type => NodeOf(type).Node.StartsWith(prefix, StringComparison.Ordinal) && Has(type, name));

    private static bool IsSetting(string node, string name, IReadOnlyList<Type> options) =>
        options.Any(type => NodeOf(type).Node.Equals(node, StringComparison.OrdinalIgnoreCase) && Has(type, name));

    private static bool Has(Type type, string name) =>
        NodeOf(type).Retired.Contains(name, StringComparer.OrdinalIgnoreCase)
        || type.GetProperties().Any(property => property.GetCustomAttribute<SettingAttribute>() is { } setting
            && setting.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static ConfigurationAttribute NodeOf(Type type) => type.GetCustomAttribute<ConfigurationAttribute>()!;
}
