using System.Collections.Concurrent;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Contract;

/// <summary>
/// What every engine with servers promises when they go away and come back. The suite of an engine derives from it; every test has servers of
/// its own.
/// </summary>
public abstract class OutageContract
{
    private const int Workers = 4;

    /// <summary>More than any engine needs to find its servers again on a machine that does much else.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_all_servers_are_away_calls_fail_and_afterwards_nothing_is_lost_and_the_feed_goes_on()
    {
        await using var servers = await StartServersAsync(Cancelled);
        var url = servers.NewStore();
        await using var engine = Open(url);
        await using var other = Open(url);
        await using var feed = other.OpenFeed();
        var before = await UntilItWorksAsync(() => PutAsync(engine, "before"));
        await HearAsync(feed, before.Revision);
        await KillAllAsync(servers);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.ReadAsync(StoreQuery.Of("before"), Cancelled).AsTask());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => PutAsync(engine, "meanwhile"));
        Assert.False(engine.Status.IsAvailable);
        Assert.NotNull(engine.Status.Problem);
        await StartAllAsync(servers);
        var after = await UntilItWorksAsync(() => PutAsync(engine, "after"));
        Assert.True(after.Revision > before.Revision);
        await HearAsync(feed, after.Revision);
        var snapshot = await UntilItWorksAsync(() => other.ReadAsync(StoreQuery.Of("before", "after"), Cancelled).AsTask());
        Assert.NotNull(snapshot.Get("before"));
        Assert.NotNull(snapshot.Get("after"));
        Assert.True(engine.Status.IsAvailable);
    }

    [Fact]
    public async Task An_engine_that_is_opened_while_its_servers_are_away_works_when_they_are_there()
    {
        await using var servers = await StartServersAsync(Cancelled);
        var url = servers.NewStore();
        await KillAllAsync(servers);
        await using var engine = Open(url);
        await using var feed = engine.OpenFeed();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.ReadAsync(StoreQuery.Of("a"), Cancelled).AsTask());
        await StartAllAsync(servers);
        var commit = await UntilItWorksAsync(() => PutAsync(engine, "a"));
        await HearAsync(feed, commit.Revision);
    }

    [Fact]
    public async Task Killing_the_leader_again_and_again_loses_no_acknowledged_commit_and_tears_none()
    {
        await using var servers = await StartServersAsync(Cancelled);
        var url = servers.NewStore();
        await using var engine = Open(url);
        await using var other = Open(url);
        await UntilItWorksAsync(() => PutAsync(engine, "start"));
        var acknowledged = new ConcurrentBag<string>();
        using var done = new CancellationTokenSource();
        var workers = Enumerable.Range(0, Workers).Select(worker => Task.Run(() => CountAsync(worker % 2 == 0 ? engine : other, worker, acknowledged, done.Token))).ToList();
        for (var round = 0; round < 3; round++)
        {
            var goal = acknowledged.Count + 20;
            await UntilAsync(() => acknowledged.Count >= goal);
            var leader = await servers.FindLeaderAsync(Cancelled);
            await servers.KillAsync(leader);
            await servers.StartAsync(leader, Cancelled);
        }

        var last = acknowledged.Count + 20;
        await UntilAsync(() => acknowledged.Count >= last);
        await done.CancelAsync();
        await Task.WhenAll(workers);
        var snapshot = await UntilItWorksAsync(() => engine.ReadAsync(new StoreQuery(["counter"], [KeyRange.Prefix("n.")]), Cancelled).AsTask());
        var marks = snapshot.Range(KeyRange.Prefix("n.")).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        Assert.Equal($"{marks.Count}", Text(snapshot.Get("counter")));
        Assert.Empty(acknowledged.Except(marks));
    }

    /// <summary>Starts servers of the test's own.</summary>
    protected abstract Task<IStoreServers> StartServersAsync(CancellationToken cancellationToken);

    /// <summary>Opens a client; it should give up on absent servers after a second or so, that the tests need not wait longer.</summary>
    protected abstract IStoreEngine Open(string url);

    private static async Task CountAsync(IStoreEngine engine, int worker, ConcurrentBag<string> acknowledged, CancellationToken done)
    {
        for (var i = 0; !done.IsCancellationRequested; i++)
        {
            var mark = $"n.{worker}.{i}";
            try
            {
                await engine.UpdateAsync(
                    StoreQuery.Of("counter"),
                    snapshot => StoreUpdate.Write(
                        StoreWrite.Put("counter", Bytes($"{int.Parse(Text(snapshot.Get("counter")) ?? "0") + 1}")), StoreWrite.Put(mark, Bytes("x"))),
                    Cancelled);
                acknowledged.Add(mark);
            }
            catch (Exception failure) when (failure is StoreUnavailableException or StoreConflictException)
            {
                // It may or may not be there: the counter and the marks must agree.
                await Task.Delay(20, Cancelled);
            }
        }
    }

    private static async Task KillAllAsync(IStoreServers servers)
    {
        for (var node = 0; node < servers.Count; node++)
        {
            await servers.KillAsync(node);
        }
    }

    private static Task StartAllAsync(IStoreServers servers) =>
        Task.WhenAll(Enumerable.Range(0, servers.Count).Select(node => servers.StartAsync(node, Cancelled)));

    private static Task<StoreCommit> PutAsync(IStoreEngine engine, string key) =>
        engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put(key, Bytes("1"))), Cancelled).AsTask();

    private static async Task<T> UntilItWorksAsync<T>(Func<Task<T>> call)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (StoreUnavailableException) when (TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(50, Cancelled);
            }
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "The clients do not get on.");
            await Task.Delay(20, Cancelled);
        }
    }

    // A change or a marker at or after the revision.
    private static async Task HearAsync(IStoreFeed feed, long revision)
    {
        while ((await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled)).Revision < revision)
        {
        }
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string? Text(StoreEntry? entry) => entry is null ? null : System.Text.Encoding.UTF8.GetString(entry.Value.Span);
}
