using Vlcp.Hosting.Configuration;

namespace Vlcp.Hosting.Storage;

/// <summary>The one line that chooses the store: <c>proxy.kvstorage</c>, the name of a module or the URL of a store.</summary>
public static class StoreUrl
{
    /// <summary>The service that the line chooses a module for.</summary>
    public const string Proxy = "kvstorage";

    /// <summary>The key of the line.</summary>
    public const string Setting = $"proxy.{Proxy}";

    /// <summary>The URL in the line, for the module that it chooses.</summary>
    /// <param name="configuration">The server's configuration.</param>
    /// <param name="schemes">The schemes of the module (<see cref="Modules.ModuleAttribute.UrlSchemes"/>).</param>
    /// <returns>The URL with its scheme in lower case; null when the line names a module or a store of another scheme.</returns>
    public static string? Of(ConfigTree configuration, params ReadOnlySpan<string> schemes)
    {
        var text = configuration.Text(Setting) ?? "";
        foreach (var scheme in schemes)
        {
            if (text.StartsWith($"{scheme}:", StringComparison.OrdinalIgnoreCase))
            {
                return scheme + text[scheme.Length..];
            }
        }

        return null;
    }
}
