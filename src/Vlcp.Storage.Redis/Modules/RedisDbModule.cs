using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;

namespace Vlcp.Storage.Redis;

/// <summary>Keeps the network description in a Redis server, and gives other modules and vhosts stores of the same kind.</summary>
/// <param name="context">What the server offers.</param>
[Module("redisdb", LoadingPath = "vlcp.service.connection.redisdb.RedisDB", Service = true, UrlSchemes = ["redis", "rediss", "redis+unix"],
    Summary = "Keep the network description in a Redis server.")]
public sealed class RedisDbModule(ModuleContext context) : KeyValueStoreModule(context), IStorageModule, IAsyncDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private Dictionary<string, RedisVhost> vhosts = [];
    private Task sweeping = Task.CompletedTask;

    /// <summary>The store of the default vhost.</summary>
    public IStoreEngine Engine => Of("").Engine;

    /// <summary>The client of a vhost's server, for commands that go beyond the store. Its database belongs to the store: keys of others in it
    /// must begin with something else than <c>vlcp:</c>.</summary>
    /// <param name="vhost">The vhost.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ApiException">There is no such vhost.</exception>
    public RedisClient GetClient(string vhost = "") => Of(vhost).Engine.Client;

    /// <summary>Lists the servers.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>The servers.</returns>
    [Api(Summary = "Return current servers.", Returns = "A list of objects: vhost, url, connected, problem, since.")]
    public IReadOnlyList<RedisServerStatus> GetServers([Description(VhostsHelp)] string? vhost = null) =>
        [.. Some(vhost).Select(found => new RedisServerStatus(
            found.Plan.Name, found.Engine.Name, found.Engine.Status.IsAvailable, found.Engine.Status.Problem, found.Engine.Status.Since))];

    /// <summary>Does nothing: the module only connects.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>How many servers were touched: none.</returns>
    [Api(Summary = "Stop listening on current servers. Redis is connected to, so there is nothing to stop.", Returns = "How many servers were touched: 0.")]
    public int StopListen([Description(VhostsHelp)] string? vhost = null) 
    {
        _ = Some(vhost);
        return 0;
    }

    /// <summary>Does nothing: the module only connects.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>How many servers were touched: none.</returns>
    [Api(Summary = "Start listening on current servers. Redis is connected to, so there is nothing to start.", Returns = "How many servers were touched: 0.")]
    public int StartListen([Description(VhostsHelp)] string? vhost = null) 
    {
        _ = Some(vhost);
        return 0;
    }

    /// <summary>Lists connections.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>The servers that are connected.</returns>
    [Api(Summary = "Return connections that are up, optionally filtered by vhost.", Returns = "A list of URLs.")]
    public IReadOnlyList<string> GetConnections([Description(VhostsHelp)] string? vhost = null) =>
        [.. Some(vhost).Where(found => found.Engine.Client.Problem is null).Select(found => found.Engine.Name)];

    /// <summary>Applies the configuration as it is now: vhosts that changed get a new client, the others stay. The default vhost keeps its
    /// server as long as the module is loaded, for the object database has it open.</summary>
    /// <exception cref="Vlcp.Hosting.Configuration.ConfigurationException">A value is refused; nothing has changed.</exception>
    [Api(Summary = "Reload configurations, remove servers that are gone, add new servers, and leave others unchanged.")]
    public async Task UpdateConfigAsync()
    {
        var plans = RedisVhostPlan.Read(Context.Configuration, Context.TimeProvider).DistinctBy(plan => plan.Name).ToList();
        var next = new Dictionary<string, RedisVhost>();
        foreach (var plan in plans)
        {
            next[plan.Name] = vhosts.TryGetValue(plan.Name, out var old) && (old.Plan == plan || plan.Name.Length == 0) ? old : new RedisVhost(plan, Context.Logger);
        }

        var gone = vhosts.Values.Except(next.Values).ToList();
        vhosts = next;
        await Task.WhenAll(gone.Select(vhost => vhost.DisposeAsync().AsTask()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(vhosts.Values.Select(vhost => vhost.DisposeAsync().AsTask()));

    /// <inheritdoc/>
    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        await UpdateConfigAsync();
        sweeping = SweepAsync(Context.Lifetime);
    }

    /// <inheritdoc/>
    protected override Task StopAsync(CancellationToken cancellationToken) => sweeping.WaitAsync(cancellationToken);

    // Keys with a time limit are deleted by whichever server looks first, as a commit that everybody hears of.
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(SweepInterval, Context.TimeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            foreach (var vhost in Some(null).Where(vhost => vhost.Engine.Status.IsAvailable))
            {
                await vhost.Engine.ExpireAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    internal RedisStoreEngine EngineOf(string vhost) => Of(vhost).Engine;

    /// <inheritdoc/>
    protected override JsonStore ValuesOf(string vhost) => Of(vhost).Values;

    private RedisVhost Of(string vhost) => vhosts.TryGetValue(vhost, out var found)
        ? found
        : throw ApiException.BadParameter("vhost", JsonValue.Create(vhost), "must be the name of a vhost of module.redisdb");

    private List<RedisVhost> Some(string? vhost) => vhost is null ? [.. vhosts.Values] : [Of(vhost)];
}
