using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;

namespace Vlcp.Storage.ZooKeeper.Modules;

/// <summary>Keeps the network description in a ZooKeeper ensemble, and gives other modules and vhosts stores of the same kind.</summary>
/// <param name="context">What the server offers.</param>
[Module("zookeeperdb", LoadingPath = "vlcp.service.connection.zookeeperdb.ZooKeeperDB", Service = true, UrlSchemes = ["zk", "zks", "zookeeper"],
    Summary = "Keep the network description in a ZooKeeper ensemble.")]
public sealed class ZooKeeperDbModule(ModuleContext context) : KeyValueStoreModule(context), IStorageModule, IAsyncDisposable
{
    private Dictionary<string, ZooKeeperVhost> vhosts = [];

    /// <summary>The store of the default vhost.</summary>
    public IStoreEngine Engine => Of("").Engine;

    /// <summary>A feed of all commits of a vhost's store, whoever made them: the notifier of the seed.</summary>
    /// <param name="vhost">The vhost.</param>
    /// <returns>The feed; the caller disposes it.</returns>
    /// <exception cref="ApiException">There is no such vhost.</exception>
    public IStoreFeed CreateNotifier(string vhost = "") => Of(vhost).Engine.OpenFeed();

    /// <summary>The store of a vhost.</summary>
    /// <param name="vhost">The vhost.</param>
    /// <returns>The store; the module disposes it.</returns>
    /// <exception cref="ApiException">There is no such vhost.</exception>
    public ZooKeeperStoreEngine GetClient(string vhost = "") => Of(vhost).Engine;

    /// <summary>Lists the servers.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>The servers of each vhost.</returns>
    [Api(Summary = "Return current servers.", Returns = "A list of objects: vhost, url, connected, problem, since.")]
    public IReadOnlyList<ZooKeeperServerStatus> GetServers([Description(VhostsHelp)] string? vhost = null) =>
        [.. Some(vhost).Select(found => new ZooKeeperServerStatus(
            found.Plan.Name, found.Engine.Name, found.Engine.Status.IsAvailable, found.Engine.Status.Problem, found.Engine.Status.Since))];

    /// <summary>Does nothing: the module only connects.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>How many servers were touched: none.</returns>
    [Api(Summary = "Stop listening on current servers. ZooKeeper is connected to, so there is nothing to stop.", Returns = "How many servers were touched: 0.")]
    public int StopListen([Description(VhostsHelp)] string? vhost = null) => Some(vhost).Count(_ => false);

    /// <summary>Does nothing: the module only connects.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>How many servers were touched: none.</returns>
    [Api(Summary = "Start listening on current servers. ZooKeeper is connected to, so there is nothing to start.", Returns = "How many servers were touched: 0.")]
    public int StartListen([Description(VhostsHelp)] string? vhost = null) => Some(vhost).Count(_ => false);

    /// <summary>Lists connections.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>The servers that are connected.</returns>
    [Api(Summary = "Return connections that are up, optionally filtered by vhost.", Returns = "A list of URLs, one for each vhost that is connected.")]
    public IReadOnlyList<string> GetConnections([Description(VhostsHelp)] string? vhost = null) =>
        [.. Some(vhost).Select(found => found.Engine.GetStatus().CurrentServer).OfType<string>()];

    /// <summary>Tells the state of a vhost's session.</summary>
    /// <param name="vhost">The vhost.</param>
    /// <returns>The state.</returns>
    [Api(Summary = "Return the state of the session.", Returns = "An object: last_zxid, session_id, session_state, session_timeout, current_server, problem.")]
    public JsonObject Status([Description(VhostHelp)] string vhost = "")
    {
        var status = Of(vhost).Engine.GetStatus();
        return new JsonObject
        {
            ["last_zxid"] = status.LastZxid,
            ["session_id"] = status.SessionId,
            ["session_state"] = status.SessionState,
            ["session_timeout"] = status.SessionTimeout,
            ["current_server"] = status.CurrentServer,
            ["problem"] = status.Problem,
        };
    }

    /// <summary>Removes what deleted keys have left behind, which happens by itself after some minutes.</summary>
    /// <param name="keys">The keys; those that exist are left alone.</param>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many nodes were removed.</returns>
    [Api(Summary = "Recycle what deleted keys have left behind; it happens by itself after some minutes.", Returns = "How many nodes were removed.")]
    public Task<int> RecycleAsync(
        [Description("The keys; those that exist are left alone.")] IReadOnlyList<string> keys, [Description(VhostHelp)] string vhost = "",
        CancellationToken cancellationToken = default) => Of(vhost).Engine.RecycleAsync([.. keys], cancellationToken);

    /// <summary>Applies the configuration as it is now: vhosts that changed get a new client, the others stay. The default vhost keeps its
    /// servers as long as the module is loaded, for the object database has them open.</summary>
    /// <exception cref="Vlcp.Hosting.Configuration.ConfigurationException">A value is refused; nothing has changed.</exception>
    [Api(Summary = "Reload configurations, remove servers that are gone, add new servers, and leave others unchanged.")]
    public async Task UpdateConfigAsync()
    {
        var next = new Dictionary<string, ZooKeeperVhost>();
        foreach (var plan in ZooKeeperVhostPlan.Read(Context.Configuration, Context.TimeProvider).DistinctBy(plan => plan.Name).ToList())
        {
            next[plan.Name] = vhosts.TryGetValue(plan.Name, out var old) && (old.Plan.Fingerprint == plan.Fingerprint || plan.Name.Length == 0)
                ? old
                : new ZooKeeperVhost(plan, Context.Logger);
        }

        var gone = vhosts.Values.Except(next.Values).ToList();
        vhosts = next;
        await Task.WhenAll(gone.Select(vhost => vhost.DisposeAsync().AsTask()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(vhosts.Values.Select(vhost => vhost.DisposeAsync().AsTask()));

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken) => UpdateConfigAsync();

    /// <inheritdoc/>
    protected override JsonStore ValuesOf(string vhost) => Of(vhost).Values;

    private ZooKeeperVhost Of(string vhost) => vhosts.TryGetValue(vhost, out var found)
        ? found
        : throw ApiException.BadParameter("vhost", JsonValue.Create(vhost), "must be the name of a vhost of module.zookeeperdb");

    private List<ZooKeeperVhost> Some(string? vhost) => vhost is null ? [.. vhosts.Values] : [Of(vhost)];
}
