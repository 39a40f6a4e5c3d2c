using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.ZooKeeper.Tests.Faults;

/// <summary>A ZooKeeper server that can't write its log any more ends itself.</summary>
public sealed class FullDiskTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_whose_disk_is_full_costs_no_acknowledged_commit_and_serves_again_when_there_is_room()
    {
        await using var servers = await ZooKeeperServers.StartEnsembleAsync(1, Cancelled, diskSize: "16m");

        // A server writes all that it knows when it starts, so it needs as much room again.
        await File.WriteAllBytesAsync(Path.Combine(servers.Disk.Directory, "ballast"), new byte[11 << 20], Cancelled);
        var log = new CountingLogger();
        await using var engine = ZooKeeperStoreEngine.Open(ZooKeeperUrl.Parse(servers.NewStore()), Stores.Options with { Timeout = TimeSpan.FromSeconds(3) }, log);
        await using var feed = engine.OpenFeed();
        var (stored, error) = await FillAsync(engine);
        Assert.InRange(stored, 1, 1000);
        Assert.Contains("unknown", error.Message, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{servers.ClientPort(0)}", error.Message, StringComparison.Ordinal);
        for (var call = 0; call < 3; call++)
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => PutAsync(engine, -1));
        }

        Assert.True(servers.HasEnded(0));
        Assert.InRange(log.Lines.Count, 1, 4);

        servers.Disk.MakeRoom();
        await servers.KillAsync(0);
        await servers.StartAsync(0, Cancelled);
        await UntilItWorksAsync(() => PutAsync(engine, -1));
        var kept = (await engine.ReadAsync(StoreQuery.Of(KeyRange.Prefix("k.")), Cancelled)).Range(KeyRange.Prefix("k."));
        Assert.InRange(kept.Count, stored, stored + 1);
    }

    [Fact]
    public async Task An_ensemble_goes_on_while_the_disk_of_one_server_is_full()
    {
        await using var servers = await ZooKeeperServers.StartEnsembleAsync(3, Cancelled, diskSize: "8m");
        await using var load = new CounterLoad(ZooKeeperUrl.Parse(servers.NewStore()), Stores.Options, clients: 3);
        await load.ProgressAsync(Patience);
        servers.Disk.Fill();
        await load.ProgressAsync(Patience);

        // Somebody has made room, and starts the server again if it has ended.
        servers.Disk.MakeRoom();
        await servers.KillAsync(0);
        await servers.StartAsync(0, Cancelled);
        await load.ProgressAsync(Patience);
        await load.CheckAsync(Patience);
    }

    private static async Task<(int Stored, StoreUnavailableException Error)> FillAsync(ZooKeeperStoreEngine engine)
    {
        for (var stored = 0; ; stored++)
        {
            try
            {
                await PutAsync(engine, stored);
            }
            catch (StoreUnavailableException error)
            {
                return (stored, error);
            }
        }
    }

    private static async Task PutAsync(ZooKeeperStoreEngine engine, int number)
    {
        var value = new byte[100_000];
        new Random(number).NextBytes(value);
        await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put(number < 0 ? "more" : $"k.{number}", value)), Cancelled);
    }

    private static async Task UntilItWorksAsync(Func<Task> call)
    {
        for (var start = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                await call();
                return;
            }
            catch (StoreUnavailableException) when (TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(20, Cancelled);
            }
        }
    }
}
