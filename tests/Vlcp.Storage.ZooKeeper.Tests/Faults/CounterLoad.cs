using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Vlcp.Storage.ZooKeeper.Tests.Faults;

/// <summary>
/// Clients that all count one shared counter and one of their own up in the same transaction, and note each success; one feed watches.
/// </summary>
internal sealed class CounterLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ZooKeeperStoreEngine> _engines = [];
    private readonly ConcurrentDictionary<long, int> _successes = new();
    private readonly IStoreFeed _feed;
    private readonly Task[] _clients;
    private readonly int[] _counted;
    private int _unknown;

    public CounterLoad(ZooKeeperUrl url, ZooKeeperStoreOptions options, int clients)
    {
        _engines.AddRange(Enumerable.Range(0, clients + 1).Select(_ => ZooKeeperStoreEngine.Open(url, options)));
        _feed = _engines[^1].OpenFeed();
        _counted = new int[clients];
        _clients = [.. Enumerable.Range(0, clients).Select(client => Task.Run(() => CountAsync(client)))];
    }

    /// <summary>Waits until every client has counted, from now on.</summary>
    public async Task ProgressAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        var start = _counted.ToArray();
        while (_counted.Zip(start, (now, then) => now - then).Any(more => more < 5))
        {
            foreach (var failed in _clients.Where(client => client.IsFaulted))
            {
                await failed;
            }

            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Stops, and compares what was noted with what is stored and what was told.</summary>
    public async Task CheckAsync(TimeSpan patience)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
        var snapshot = await _engines[0].ReadAsync(new StoreQuery(["all"], [KeyRange.Prefix("own.")]), CancellationToken.None);
        var all = Number(snapshot.Get("all"));
        Assert.Equal(all, snapshot.Range(KeyRange.Prefix("own.")).Sum(Number));
        Assert.InRange(all, _successes.Count, _successes.Count + _unknown);

        var told = new List<long>();
        using var limit = new CancellationTokenSource(patience);
        while (told.Count == 0 || told[^1] < snapshot.Revision)
        {
            var change = await _feed.Changes.ReadAsync(limit.Token);
            if (change.IsRestored)
            {
                Assert.Empty(told);
                continue;
            }

            Assert.Equal(["all", "own"], change.Keys.Select(key => key.Split('.')[0]).Order(StringComparer.Ordinal));
            Assert.True(told.Count == 0 || change.Revision > told[^1]);
            told.Add(change.Revision);
        }

        Assert.Equal(all, told.Count);
        Assert.Subset(told.ToHashSet(), _successes.Keys.ToHashSet());
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var engine in _engines)
        {
            await engine.DisposeAsync();
        }
    }

    private static long Number(StoreEntry? entry) =>
        entry is null ? 0 : long.Parse(Encoding.UTF8.GetString(entry.Value.Span), CultureInfo.InvariantCulture);

    private async Task CountAsync(int client)
    {
        var own = $"own.{client}";
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var commit = await _engines[client].UpdateAsync(
                    StoreQuery.Of("all", own),
                    found => StoreUpdate.Write(More("all", found.Get("all")), More(own, found.Get(own))),
                    CancellationToken.None);
                Assert.True(_successes.TryAdd(commit.Revision, client), "Two commits have one revision.");
                Interlocked.Increment(ref _counted[client]);
            }
            catch (StoreUnavailableException) when (!_stop.IsCancellationRequested)
            {
                Interlocked.Increment(ref _unknown);
            }
        }
    }

    private static StoreWrite More(string key, StoreEntry? old) =>
        StoreWrite.Put(key, Encoding.UTF8.GetBytes((Number(old) + 1).ToString(CultureInfo.InvariantCulture)));
}
