using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.ZooKeeper.Tests.Faults;

/// <summary>Servers that crash and stop under load. They have an ensemble of their own.</summary>
public sealed class ServerFaultTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly ZooKeeperStoreOptions Options = new()
    {
        Client = new ZooKeeperClientOptions { SessionTimeout = TimeSpan.FromSeconds(6) },
        Timeout = Patience,
    };

    private ZooKeeperServers _servers = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _servers = await ZooKeeperServers.StartEnsembleAsync(3, Cancelled);

    public ValueTask DisposeAsync() => _servers.DisposeAsync();

    [Fact]
    public async Task No_commit_is_lost_or_done_twice_when_servers_crash_and_stop()
    {
        var url = ZooKeeperUrl.Parse(_servers.NewStore());
        await using var load = new CounterLoad(url, Options, clients: 3);
        await load.ProgressAsync(Patience);

        await _servers.KillAsync(await FollowerAsync());
        await load.ProgressAsync(Patience);
        await RestartDeadAsync();
        await load.ProgressAsync(Patience);

        await _servers.KillAsync(await _servers.FindLeaderAsync(Cancelled));
        await load.ProgressAsync(Patience);
        await RestartDeadAsync();
        await load.ProgressAsync(Patience);

        var stopped = await _servers.FindLeaderAsync(Cancelled);
        _servers.Freeze(stopped);
        await load.ProgressAsync(Patience);
        _servers.Thaw(stopped);
        await load.ProgressAsync(Patience);

        await load.CheckAsync(Patience);
    }

    [Fact]
    public async Task All_servers_crash_and_the_store_goes_on_with_all_it_had()
    {
        var url = ZooKeeperUrl.Parse(_servers.NewStore());
        var logger = new CountingLogger();
        await using var engine = ZooKeeperStoreEngine.Open(url, Options with { Timeout = TimeSpan.FromSeconds(2) }, logger);
        await using var feed = engine.OpenFeed();
        var before = await WriteAsync(engine, "a");
        for (var node = 0; node < 3; node++)
        {
            await _servers.KillAsync(node);
        }

        // The first may wait for its time, all others fail soon; none of them is logged.
        for (var i = 0; i < 5; i++)
        {
            var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(engine, "b"));
            Assert.Contains("127.0.0.1", refused.Message, StringComparison.Ordinal);
        }

        Assert.False(engine.Status.IsAvailable);
        for (var node = 0; node < 3; node++)
        {
            await _servers.StartAsync(node, Cancelled).WaitAsync(TimeSpan.FromMilliseconds(1), Cancelled).ContinueWith(_ => { }, Cancelled);
        }

        await _servers.FindLeaderAsync(Cancelled);
        var after = await UntilItWorksAsync(() => WriteAsync(engine, "c"));
        Assert.True(after.Revision > before.Revision);
        var told = new List<string>();
        while (!told.Contains("c"))
        {
            told.AddRange((await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled)).Keys);
        }

        Assert.Equal(["a", "c"], told.Where(key => key != "b"));
        Assert.InRange(logger.Lines.Count, 1, 8);
    }

    private static async Task<StoreCommit> UntilItWorksAsync(Func<Task<StoreCommit>> write)
    {
        while (true)
        {
            try
            {
                return await write();
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(50, Cancelled);
            }
        }
    }

    private static async Task<StoreCommit> WriteAsync(ZooKeeperStoreEngine engine, string key) =>
        await engine.UpdateAsync(StoreQuery.Of(key), _ => StoreUpdate.Write(StoreWrite.Put(key, new byte[1])), Cancelled);

    private async Task<int> FollowerAsync() => (await _servers.FindLeaderAsync(Cancelled) + 1) % 3;

    private async Task RestartDeadAsync()
    {
        for (var node = 0; node < 3; node++)
        {
            if (!_servers.IsRunning(node))
            {
                await _servers.StartAsync(node, Cancelled);
            }
        }
    }
}
