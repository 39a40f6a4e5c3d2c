using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Management;

/// <summary>Loads all modules of some packages; it is loaded when they all are, and fails when one of them does.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("autoload", LoadingPath = "vlcp.service.utils.autoload.AutoLoad", Summary = "Load all modules of some packages, usually network plugins.")]
public sealed class AutoLoadModule(ModuleContext context, AutoLoadOptions options) : Module(context)
{
    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Context.Modules.Catalog.Modules
            .Where(module => options.AutoLoadPackages.Any(package => module.LoadingPath.StartsWith($"{package}.", StringComparison.Ordinal)))
            .Select(module => Context.Modules.LoadAsync(module.Name, cancellationToken)));
}
