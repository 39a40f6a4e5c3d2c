using Microsoft.Extensions.Logging;
using Vlcp.Events;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting;

/// <summary>A running set of modules with one configuration and one scheduler.</summary>
public sealed class VlcpServer : IAsyncDisposable
{
    private readonly ILogger logger;
    private readonly IReadOnlyList<string> startup;
    private readonly ServerOptions options;
    private readonly Lazy<Task> stopping;
    private bool started;

    internal VlcpServer(VlcpServerBuilder builder, ConfigTree configuration)
    {
        Configuration = configuration;
        options = OptionsBinder.Bind<ServerOptions>(configuration);
        logger = builder.Logging.CreateLogger<VlcpServer>();
        Scheduler = new Scheduler(null, builder.TimeProvider, builder.Logging.CreateLogger<Scheduler>());
        Modules = new ModuleLoader(builder.Catalog, configuration, builder.Services, Scheduler, builder.Logging) { StopTimeout = options.StopTimeout };
        startup = ChooseStartup([.. builder.Startup]);
        stopping = new Lazy<Task>(StopOnceAsync);
    }

    /// <summary>The modules.</summary>
    public ModuleLoader Modules { get; }

    /// <summary>The thread that all modules run on.</summary>
    public Scheduler Scheduler { get; }

    /// <summary>The configuration.</summary>
    public ConfigTree Configuration { get; }

    /// <summary>Checks the configuration and loads the start-up modules, all at once. One that fails is logged and does not keep the
    /// others from starting.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The failures; empty when everything runs.</returns>
    /// <exception cref="ConfigurationException">A value is refused; nothing was started.</exception>
    public async Task<IReadOnlyList<Exception>> StartAsync(CancellationToken cancellationToken = default)
    {
        foreach (var warning in ConfigurationCheck.Run(Configuration, Modules.Catalog))
        {
            logger.LogWarning("{Warning}", warning);
        }

        started = true;
        Scheduler.Start();
        var failures = await Modules.LoadTogetherAsync(() => Task.WhenAll(startup.Select(name => LoadAsync(name, cancellationToken))));
        return [.. failures.OfType<Exception>()];
    }

    /// <summary>Unloads all modules, dependents first, and ends the scheduler.</summary>
    /// <returns>A task.</returns>
    public Task StopAsync() => stopping.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private IReadOnlyList<string> ChooseStartup(IReadOnlyList<string> asked)
    {
        if (asked.Count == 0)
        {
            asked = options.Startup;
        }

        return asked.Count > 0 ? asked : [.. Modules.Catalog.Modules.Where(module => module.IsDefault).Select(module => module.Name)];
    }

    private async Task StopOnceAsync()
    {
        if (started)
        {
            await Modules.UnloadAllAsync();
        }

        await Scheduler.StopAsync(options.StopTimeout);
    }

    private async Task<Exception?> LoadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await Modules.LoadAsync(name, cancellationToken);
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogError("Start-up module {Module} does not run: {Reason}", name, failure.Message);
            return failure;
        }
    }
}
