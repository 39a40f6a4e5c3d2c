using Microsoft.Extensions.Logging;
using Vlcp.Events;
using Vlcp.Hosting.Configuration;

namespace Vlcp.Hosting.Modules;

/// <summary>What the server offers to one module.</summary>
public sealed class ModuleContext
{
    private readonly ModuleLoader loader;

    internal ModuleContext(ModuleLoader loader, ModuleDescriptor descriptor, ILogger logger, CancellationToken lifetime)
    {
        this.loader = loader;
        Name = descriptor.Name;
        Logger = logger;
        Lifetime = lifetime;
    }

    /// <summary>The module's service name.</summary>
    public string Name { get; }

    /// <summary>Services of the host.</summary>
    public IServiceProvider Services => loader.Services;

    /// <summary>The thread that all modules run on.</summary>
    public Scheduler Scheduler => loader.Scheduler;

    /// <summary>The server's clock.</summary>
    public TimeProvider TimeProvider => loader.TimeProvider;

    /// <summary>Logger in the module's category.</summary>
    public ILogger Logger { get; }

    /// <summary>Makes loggers of other categories, for parts that a module is made of.</summary>
    public ILoggerFactory Logging => loader.Logging;

    /// <summary>The configuration of the server; options classes are the usual way to read it.</summary>
    public ConfigTree Configuration => loader.Configuration;

    /// <summary>The modules of the server.</summary>
    public ModuleLoader Modules => loader;

    /// <summary>Cancelled when the module is stopped.</summary>
    public CancellationToken Lifetime { get; }

    /// <summary>Calls an API of any module.</summary>
    /// <typeparam name="T">Type of the result; <see cref="System.Text.Json.Nodes.JsonNode"/> accepts every result.</typeparam>
    /// <param name="target">Service name of a module or proxy, or <c>public</c>.</param>
    /// <param name="method">API name.</param>
    /// <param name="arguments">Arguments; null means none.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ApiException">The call failed.</exception>
    public Task<T?> CallAsync<T>(string target, string method, ApiArguments? arguments = null, CancellationToken cancellationToken = default) =>
        loader.CallAsync<T>(target, method, arguments, cancellationToken);

    /// <summary>A loaded module, usually one this module depends on.</summary>
    /// <typeparam name="T">Its class or an interface that it implements.</typeparam>
    /// <param name="service">Service name of a module or proxy when the type alone does not tell.</param>
    /// <returns>The module.</returns>
    /// <exception cref="ApiException">No such module is loaded.</exception>
    public T GetModule<T>(string? service = null)
        where T : class => loader.GetModule<T>(service);
}
