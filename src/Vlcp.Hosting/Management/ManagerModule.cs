using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Management;

/// <summary>Loads, unloads and restarts modules while the server runs.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("manager", LoadingPath = "vlcp.service.manage.modulemanager.Manager", Default = true, Summary = "Manage module loading and unloading.")]
public sealed class ManagerModule(ModuleContext context, ManagerOptions options) : Module(context)
{
    private const string PathHelp = "Loading path or service name of a module.";

    // A request that unloads the module that carries it would wait for itself.
    private static readonly string[] Carriers = ["httpserver", "webapi", "manager"];

    /// <summary>Its settings.</summary>
    public ManagerOptions Options => options;

    /// <summary>Accepted for compatibility: modules are part of the program and do not change on disk.</summary>
    /// <param name="enabled">Ignored.</param>
    [Api(Summary = "Enable or disable auto reload. Accepted and without effect: modules are part of the program.")]
    public void EnableAutoReload([Description("Enable if true, disable if false.")] bool enabled = true) =>
        Context.Logger.LogInformation("Auto reload ({Enabled}) has no effect", enabled);

    /// <summary>Lists the loaded modules.</summary>
    /// <returns>Loading paths by service name, in load order.</returns>
    [Api(Summary = "Return current loaded modules.", Returns = "An object: loading path by service name, in load order.")]
    public IReadOnlyDictionary<string, string> ActiveModules() =>
        new OrderedDictionary<string, string>(Context.Modules.ActiveModules.Select(module => KeyValuePair.Create(module.Name, module.LoadingPath)));

    /// <summary>The memory of the process.</summary>
    /// <param name="collect">Whether garbage is collected first, so that only what is alive counts.</param>
    /// <returns>How much it is.</returns>
    [Api(Summary = "Tell how much memory the process uses, in bytes.")]
    public MemoryReport Memory([Description("Collect garbage first, so that only what is in use counts. All modules wait meanwhile.")] bool collect = false)
    {
        var report = new MemoryReport(GC.GetTotalMemory(forceFullCollection: collect), Environment.WorkingSet);
        Context.Logger.LogDebug("Memory was asked for (collected first: {Collect}): {Report}", collect, report);
        return report;
    }

    /// <summary>Starts modules anew.</summary>
    /// <param name="pathlist">The modules.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task.</returns>
    [Api(Summary = "Restart modules, and those that depend on them, with the configuration read again.")]
    public async Task ReloadModulesAsync(
        [Description("List of loading paths or service names.")] IReadOnlyList<string> pathlist, CancellationToken cancellationToken)
    {
        var names = pathlist.Select(Resolve).ToList();
        (Context.Configuration.Root as IConfigurationRoot)?.Reload();
        await RunAsync(names, () => Context.Modules.ReloadAsync(names, CancellationToken.None));
    }

    /// <summary>Loads a module.</summary>
    /// <param name="path">The module.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task.</returns>
    [Api(Summary = "Load a module and what it depends on.")]
    public Task LoadModuleAsync([Description(PathHelp)] string path, CancellationToken cancellationToken) =>
        Context.Modules.LoadAsync(Resolve(path), cancellationToken);

    /// <summary>Unloads a module.</summary>
    /// <param name="path">The module.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task.</returns>
    [Api(Summary = "Unload a module and what depends on it.")]
    public Task UnloadModuleAsync([Description(PathHelp)] string path, CancellationToken cancellationToken)
    {
        var name = Resolve(path);
        return RunAsync([name], () => Context.Modules.UnloadAsync(name, CancellationToken.None));
    }

    private string Resolve(string path) => Context.Modules.Catalog.Get(path, Context.Configuration).Name;

    private Task RunAsync(IReadOnlyList<string> names, Func<Task> change)
    {
        if (!Context.Modules.AffectedBy(names).Intersect(Carriers).Any())
        {
            return change();
        }

        _ = RunLaterAsync(change);
        return Task.CompletedTask;
    }

    private async Task RunLaterAsync(Func<Task> change)
    {
        try
        {
            await Task.Yield();
            await change();
        }
        catch (Exception failure)
        {
            Context.Logger.LogError(failure, "A change of modules failed");
        }
    }
}
