using Vlcp.Hosting;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;

namespace Vlcp.Storage.Etcd.Modules;

/// <summary>A store in an etcd cluster.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("etcddb", LoadingPath = "vlcp.service.connection.etcddb.EtcdDB", Service = true, UrlSchemes = ["etcd", "etcds"],
    Summary = "Keep the network description in etcd.")]
public sealed class EtcdDbModule(ModuleContext context, EtcdDbOptions options) : Module(context), IStorageModule, IAsyncDisposable
{
    private EtcdStoreEngine? engine;

    /// <inheritdoc/>
    public IStoreEngine Engine => engine ?? throw ApiException.Unavailable("The store is not open");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => engine?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        var configured = StoreUrl.Of(Context.Configuration, "etcd", "etcds");
        try
        {
            engine = EtcdStoreEngine.Open(EtcdStoreUrl.Parse(configured ?? options.Url), Context.TimeProvider, Context.Logger);
        }
        catch (FormatException error)
        {
            throw new ConfigurationException($"{(configured is null ? "module.etcddb.url" : StoreUrl.Setting)}: {error.Message}");
        }

        return Task.CompletedTask;
    }
}
