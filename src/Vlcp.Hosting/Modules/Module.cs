namespace Vlcp.Hosting.Modules;

/// <summary>A functional part of the server that can be loaded and unloaded while it runs. All its code runs on the server's one
/// scheduler thread, so it needs no locks. The constructor takes a <see cref="ModuleContext"/> and whatever else it needs: options
/// classes (<see cref="ConfigurationAttribute"/>), modules it depends on, services of the host. A module that is
/// <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/> is disposed after it stopped or failed to start.</summary>
/// <param name="context">What the server offers to this module.</param>
public abstract class Module(ModuleContext context)
{
    /// <summary>What the server offers to this module.</summary>
    protected ModuleContext Context { get; } = context;

    internal Task StartModuleAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    internal Task StopModuleAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);

    /// <summary>Starts the module; its dependencies run already. The module counts as loaded when the task completes. Work that
    /// goes on longer is started here and ends with <see cref="ModuleContext.Lifetime"/>.</summary>
    /// <param name="cancellationToken">Cancelled when the server gives up loading.</param>
    /// <returns>A task; its failure is the failure of the load.</returns>
    protected virtual Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Stops the module after a successful start; everything that depends on it is stopped already and
    /// <see cref="ModuleContext.Lifetime"/> is cancelled.</summary>
    /// <param name="cancellationToken">Cancelled when stopping takes too long.</param>
    /// <returns>A task.</returns>
    protected virtual Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
