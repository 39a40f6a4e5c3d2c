using System.Globalization;
using System.Text.RegularExpressions;
using Vlcp.Hosting;
using Vlcp.Storage;
using Vlcp.Storage.Contract.Servers;
using Vlcp.Storage.Etcd.Modules;
using Vlcp.Storage.Ovsdb.Modules;
using Vlcp.Storage.Redis;
using Vlcp.Storage.ZooKeeper;

namespace Vlcp.Bench.Stores;

/// <summary>
/// A store of one engine whose traffic is counted: of an engine with servers by relays between controller and servers, of the others by what
/// is asked of the engine.
/// </summary>
internal sealed partial class CountedStore : IAsyncDisposable
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
            "zookeeper" => await ZooKeeperServers.StartEnsembleAsync(3, cancellationToken, heap: 1024),
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
        foreach (var module in new[] { typeof(RedisDbModule), typeof(EtcdDbModule), typeof(OvsdbDbModule), typeof(ZooKeeperStoreEngine), typeof(CountedStoreModule) })
        {
            builder.Catalog.AddModules(module.Assembly);
        }

        builder.Services = new Provider(_engine);
        builder.Set("proxy.kvstorage", _engine is null ? _url : "countedstore");
    }

    /// <summary>Gives the store a network description that another store has: writes what differs.</summary>
    public async Task CopyAsync(IStoreEngine from, CancellationToken cancellationToken)
    {
        var all = StoreQuery.Of(KeyRange.All);
        var opened = Open();
        try
        {
            var present = (await opened.ReadAsync(all, cancellationToken)).Range(KeyRange.All).ToDictionary(entry => entry.Key);
            var wanted = (await from.ReadAsync(all, cancellationToken)).Range(KeyRange.All);
            var writes = wanted.Where(entry => !present.TryGetValue(entry.Key, out var old) || !old.Value.Span.SequenceEqual(entry.Value.Span))
                .Select(entry => StoreWrite.Put(entry.Key, entry.Value));

            // A commit in ZooKeeper must fit into one request of a megabyte.
            foreach (var chunk in writes.Chunk(Name == "zookeeper" ? 200 : 1000))
            {
                await opened.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([.. chunk]), cancellationToken);
            }
        }
        finally
        {
            if (opened != _engine)
            {
                await opened.DisposeAsync();
            }
        }
    }

    /// <summary>A copy of all that is stored, in memory.</summary>
    public async Task<MemoryStoreEngine> ToMemoryAsync(CancellationToken cancellationToken)
    {
        var copy = new MemoryStoreEngine();
        var opened = Open();
        var entries = (await opened.ReadAsync(StoreQuery.Of(KeyRange.All), cancellationToken)).Range(KeyRange.All);
        await copy.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([.. entries.Select(entry => StoreWrite.Put(entry.Key, entry.Value))]), cancellationToken);
        if (opened != _engine)
        {
            await opened.DisposeAsync();
        }

        return copy;
    }

    private IStoreEngine Open() => _engine ?? (IStoreEngine)(Name switch
    {
        "redis" => RedisStoreEngine.Open(_url),
        "zookeeper" => ZooKeeperStoreEngine.Open(ZooKeeperUrl.Parse(_url)),
        "etcd" => EtcdStoreEngine.Open(EtcdStoreUrl.Parse(_url)),
        _ => OvsdbStoreEngine.Open(OvsdbStoreUrl.Parse(_url)),
    });

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

    /// <summary>Gives modules an engine.</summary>
    internal sealed class Provider(IStoreEngine? engine) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IStoreEngine) ? engine : null;
    }

    [GeneratedRegex(@"127\.0\.0\.1:(\d+)")]
    private static partial Regex Address();
}
