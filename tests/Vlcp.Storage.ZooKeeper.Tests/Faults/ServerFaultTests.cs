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
