using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Redis.Tests.Engine;

/// <summary>Connections that are cut between the engine and its server.</summary>
public sealed class RedisConnectionLossTests(RedisFixture redis) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private CuttableProxy _proxy = null!;
    private RedisStoreEngine _engine = null!;
    private RedisStoreEngine _direct = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _proxy = new CuttableProxy(redis.Servers.Port);
        var url = redis.Servers.NewStore();
        _direct = RedisStoreEngine.Open(url);
        _engine = Open(redis.Servers.Url(int.Parse(url[(url.LastIndexOf('/') + 1)..]), _proxy.Port), Patience);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _direct.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task A_new_client_does_not_read_what_was_committed_before_it()
    {
        for (var i = 0; i < 20; i++)
        {
            var keys = Enumerable.Range(0, 1000).Select(key => StoreWrite.Put($"{i}.{key}.{new string('k', 100)}", "1"u8.ToArray()));
            await _direct.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([.. keys]), Cancelled);
        }

        await using var way = new CuttableProxy(redis.Servers.Port);
        await using var engine = RedisStoreEngine.Open(_engine.Name.Replace($":{_proxy.Port}", $":{way.Port}", StringComparison.Ordinal));
        await using var feed = engine.OpenFeed();
        Assert.True((await feed.Changes.ReadAsync(Cancelled)).IsRestored);
        Assert.InRange(way.BytesToClients, 1, 200_000);
    }

    [Fact]
    public async Task A_commit_whose_reply_was_lost_is_found_and_not_done_twice()
    {
        await AddAsync(_engine);
        _proxy.SwallowReplies();
        // The read's reply is lost as well, so the first thing that can be lost is a read; the updater runs only once replies come again.
        var adding = AddAsync(_engine);
        await Task.Delay(100, Cancelled);
        _proxy.Restore();
        _proxy.Cut();
        Assert.True((await adding.WaitAsync(Patience, Cancelled)).Changed);
        Assert.Equal(2, await CounterAsync());
    }

    [Fact]
    public async Task A_reply_that_is_lost_between_read_and_commit_is_resolved_by_the_log()
    {
        await AddAsync(_engine);
        var revision = (await _direct.ReadAsync(StoreQuery.Empty, Cancelled)).Revision;
        // The updater runs after the read: from here on replies are lost, and the commit's is the next.
        var adding = Task.Run(() => AddAsync(_engine, _proxy.SwallowReplies));
        await UntilAsync(async () => (await _direct.ReadAsync(StoreQuery.Empty, Cancelled)).Revision > revision);
        _proxy.Restore();
        _proxy.Cut();
        var commit = await adding.WaitAsync(Patience, Cancelled);
        Assert.Equal((revision + 1, true), (commit.Revision, commit.Changed));
        Assert.Equal(2, await CounterAsync());
    }

    [Fact]
    public async Task Under_cut_connections_no_update_is_lost_or_doubled_and_the_feed_tells_each_once_and_in_order()
    {
        await using var feed = _engine.OpenFeed();
        var start = await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);
        Assert.True(start.IsRestored);
        var done = 0;
        var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await AddAsync(_engine);
                Interlocked.Increment(ref done);
            }
        })).ToList();
        for (var goal = 40; goal < 400; goal += 40)
        {
            var until = goal;
            await UntilAsync(() => Task.FromResult(Volatile.Read(ref done) >= until || workers.TrueForAll(worker => worker.IsCompleted)));
            _proxy.Cut();
        }

        await Task.WhenAll(workers).WaitAsync(Patience * 2, Cancelled);
        Assert.Equal(400, await CounterAsync());
        for (var revision = start.Revision + 1; revision <= start.Revision + 400; revision++)
        {
            var change = await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);
            Assert.Equal((revision, false), (change.Revision, change.IsRestored));
            Assert.Equal(["counter"], change.Keys);
        }
    }

    [Fact]
    public async Task Commits_of_others_while_the_connection_was_down_are_told_when_it_is_up()
    {
        await using var feed = _engine.OpenFeed();
        var start = (await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled)).Revision;
        _proxy.Refuse();
        for (var i = 0; i < 10; i++)
        {
            await AddAsync(_direct);
        }

        _proxy.Restore();
        for (var revision = start + 1; revision <= start + 10; revision++)
        {
            var change = await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);
            Assert.Equal((revision, false), (change.Revision, change.IsRestored));
        }
    }

    [Fact]
    public async Task A_store_that_was_emptied_is_told_by_a_marker()
    {
        await AddAsync(_engine);
        await AddAsync(_engine);
        await using var feed = _engine.OpenFeed();
        await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);
        await _direct.Client.ExecuteAsync(new RespCommand("FLUSHDB"), Cancelled);
        await AddAsync(_engine);
        var change = await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);
        Assert.Equal((1L, true), (change.Revision, change.IsRestored));
        Assert.Equal(1, await CounterAsync());
    }

    [Fact]
    public async Task Scripts_that_the_server_has_forgotten_are_sent_again()
    {
        await AddAsync(_engine);
        await _direct.Client.ExecuteAsync(new RespCommand("SCRIPT", "FLUSH"), Cancelled);
        await AddAsync(_engine);
        Assert.Equal(2, await CounterAsync());
    }

    [Fact]
    public async Task A_server_that_is_frozen_fails_calls_in_time_and_goes_on_when_it_is_thawed()
    {
        await using var servers = await RedisServers.StartAsync([], Cancelled);
        await using var engine = Open(servers.Url(0), TimeSpan.FromSeconds(8));
        await AddAsync(engine);
        servers.Freeze(0);
        var adding = AddAsync(engine);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.ReadAsync(StoreQuery.Empty, Cancelled).AsTask());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => adding);
        servers.Thaw(0);
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await AddAsync(engine);
                break;
            }
            catch (StoreUnavailableException) when (TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(20, Cancelled);
            }
        }

        // What failed had only read.
        Assert.Equal(2, Count(await engine.ReadAsync(StoreQuery.Of("counter"), Cancelled)));
    }

    private static RedisStoreEngine Open(string url, TimeSpan timeout) =>
        new(new RedisClientOptions { Address = RedisAddress.Parse(url), Timeout = timeout });

    private static Task<StoreCommit> AddAsync(IStoreEngine engine, Action? afterRead = null) => engine.UpdateAsync(
        StoreQuery.Of("counter"),
        snapshot =>
        {
            afterRead?.Invoke();
            return StoreUpdate.Write(StoreWrite.Put("counter", BitConverter.GetBytes(Count(snapshot) + 1)));
        },
        Cancelled).AsTask();

    private static int Count(StoreSnapshot snapshot) => snapshot.Get("counter") is { } entry ? BitConverter.ToInt32(entry.Value.Span) : 0;

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !await condition();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "It does not happen.");
            await Task.Delay(5, Cancelled);
        }
    }

    private async Task<int> CounterAsync() => Count(await _direct.ReadAsync(StoreQuery.Of("counter"), Cancelled));
}
