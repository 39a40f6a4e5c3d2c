using System.Globalization;
using System.Text.RegularExpressions;
using Vlcp.Hosting;
using Vlcp.Storage;
using Vlcp.Storage.Contract.Servers;
using Vlcp.Storage.Etcd.Modules;
using Vlcp.Storage.Ovsdb.Modules;
using Vlcp.Storage.Redis;

namespace Vlcp.Bench.Stores;

/// <summary>
/// A store of one engine whose traffic is counted: of an engine with servers by relays between controller and servers, of the others by what
/// is asked of the engine.
/// </summary>
internal sealed partial class CountedStore : IAsyncDisposable, IServiceProvider
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vlcp-cost-");
    private readonly List<CuttableProxy> _relays = [];
    private IStoreServers? _servers;
    private CountingEngine? _engine;
    private string _url = "";

    private CountedStore(string name) => Name = name;

    /// <summary>The engines, by the names of the benchmark.</summary>
    public static IReadOnlyList<string> Engines { get; } = ["memory", "sqlite", "redis", "zookeeper", "etcd", "ovsdb"];

    /// <summary>The engine.</summary>
    public string Name { get; }

    /// <summary>The counters.</summary>
    public StoreTraffic Traffic => _engine?.Traffic ?? new(
        _relays.Sum(relay => relay.Requests), _relays.Sum(relay => relay.BytesToServer), _relays.Sum(relay => relay.BytesToClients));

    /// <summary>Starts the servers of an engine.</summary>
    public static async Task<CountedStore> OpenAsync(string engine, CancellationToken cancellationToken)
    {
        var store = new CountedStore(engine);
        store._servers = engine switch
        {
            "redis" => await RedisServers.StartAsync(["--appendonly", "no"], cancellationToken),
            "zookeeper" => await ZooKeeperServers.StartEnsembleAsync(3, cancellationToken),
            "etcd" => await EtcdServers.StartAsync(3, cancellationToken),
            "ovsdb" => await OvsdbServers.StartAsync(3, OvsdbStoreSchema.Text, OvsdbStoreSchema.Database, cancellationToken),
            _ => null,
        };
        store._engine = engine switch
        {
            "memory" => new CountingEngine(new MemoryStoreEngine()),
            "sqlite" => new CountingEngine(SqliteStoreEngine.Open(Path.Combine(store._directory.FullName, "store.db"))),
            _ => null,
        };
        store._url = store._servers is { } servers ? Address().Replace(servers.NewStore(), address => $"127.0.0.1:{store.Relay(address.Groups[1].Value)}") : "";
        return store;
    }

    /// <summary>Lets a server use it.</summary>
    public void Configure(VlcpServerBuilder builder)
    {
        foreach (var module in new[] { typeof(RedisDbModule), typeof(EtcdDbModule), typeof(OvsdbDbModule), typeof(Storage.ZooKeeper.ZooKeeperStoreEngine), typeof(CountedStoreModule) })
        {
            builder.Catalog.AddModules(module.Assembly);
        }

        builder.Services = this;
        builder.Set("proxy.kvstorage", _engine is null ? _url : "countedstore");
    }

    object? IServiceProvider.GetService(Type serviceType) => serviceType == typeof(IStoreEngine) ? _engine : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var relay in _relays)
        {
            await relay.DisposeAsync();
        }

        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        if (_servers is not null)
        {
            await _servers.DisposeAsync();
        }

        _directory.Delete(recursive: true);
    }

    private int Relay(string port)
    {
        _relays.Add(new CuttableProxy(int.Parse(port, CultureInfo.InvariantCulture)));
        return _relays[^1].Port;
    }

    [GeneratedRegex(@"127\.0\.0\.1:(\d+)")]
    private static partial Regex Address();
}
