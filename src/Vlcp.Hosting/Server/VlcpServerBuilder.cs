using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting;

/// <summary>Puts a server together.</summary>
public sealed class VlcpServerBuilder
{
    /// <summary>Modules that can be loaded.</summary>
    public ModuleCatalog Catalog { get; } = new();

    /// <summary>Sources of the configuration; a later one wins.</summary>
    public IConfigurationBuilder Configuration { get; } = new ConfigurationBuilder();

    /// <summary>Service names or loading paths of the modules to start.</summary>
    public IList<string> Startup { get; } = [];

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where logs go.</summary>
    public ILoggerFactory Logging { get; set; } = NullLoggerFactory.Instance;

    /// <summary>What module constructors may ask for besides their own things.</summary>
    public IServiceProvider Services { get; set; } = NoServices.Instance;

    /// <summary>Sets one configuration key.</summary>
    /// <param name="key">Dotted key.</param>
    /// <param name="value">Its value: text as it is, other values as JSON.</param>
    /// <returns>This builder.</returns>
    public VlcpServerBuilder Set(string key, string? value)
    {
        Configuration.AddInMemoryCollection([KeyValuePair.Create(key.Replace('.', ConfigurationPath.KeyDelimiter[0]), value)]);
        return this;
    }

    /// <summary>Creates the server; nothing runs yet.</summary>
    /// <returns>The server.</returns>
    /// <exception cref="ConfigurationException">The configuration cannot be read, or a setting of the server is refused.</exception>
    public VlcpServer Build() => new(this, BuildConfiguration());

    /// <summary>Reads the configuration as the server will see it.</summary>
    /// <returns>The configuration.</returns>
    /// <exception cref="ConfigurationException">It cannot be read.</exception>
    public ConfigTree BuildConfiguration() => new(Configuration.Build());

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
