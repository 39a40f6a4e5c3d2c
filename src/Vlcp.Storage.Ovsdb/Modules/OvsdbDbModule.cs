using Vlcp.Hosting;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;

namespace Vlcp.Storage.Ovsdb.Modules;

/// <summary>A store in a cluster of OVSDB servers.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("ovsdbdb", LoadingPath = "vlcp.service.connection.ovsdbdb.OvsdbDB", Service = true, UrlSchemes = ["ovsdb"],
    Summary = "Keep the network description in a cluster of OVSDB servers.")]
public sealed class OvsdbDbModule(ModuleContext context, OvsdbDbOptions options) : Module(context), IStorageModule, IAsyncDisposable
{
    private OvsdbStoreEngine? engine;

    /// <inheritdoc/>
    public IStoreEngine Engine => engine ?? throw ApiException.Unavailable("The store is not open");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => engine?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        var configured = StoreUrl.Of(Context.Configuration, "ovsdb");
        try
        {
            engine = OvsdbStoreEngine.Open(OvsdbStoreUrl.Parse(configured ?? options.Url), Context.TimeProvider, Context.Logger);
        }
        catch (FormatException error)
        {
            throw new ConfigurationException($"{(configured is null ? "module.ovsdbdb.url" : StoreUrl.Setting)}: {error.Message}");
        }

        return Task.CompletedTask;
    }
}
