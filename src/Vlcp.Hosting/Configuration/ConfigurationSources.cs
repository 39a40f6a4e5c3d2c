using Microsoft.Extensions.Configuration;

namespace Vlcp.Hosting.Configuration;

/// <summary>The sources that a server reads its configuration from.</summary>
public static class ConfigurationSources
{
    /// <summary>Adds a configuration file in the manual's format, or in JSON when its name ends in <c>.json</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">Path of the file.</param>
    /// <returns>The builder.</returns>
    public static IConfigurationBuilder AddVlcpFile(this IConfigurationBuilder builder, string path) =>
        builder.Add(new VlcpConfConfigurationProvider(path));

    /// <summary>Adds the environment: <c>VLCP__MODULE__HTTPSERVER__URL</c> is <c>module.httpserver.url</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IConfigurationBuilder AddVlcpEnvironment(this IConfigurationBuilder builder) => builder.Add(new EnvironmentConfigurationProvider());
}
