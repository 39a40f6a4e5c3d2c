using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Vlcp.Storage.Contract;

/// <summary>
/// Clients that count one number up while a test takes servers away. What was acknowledged must count exactly once, and the feed must tell
/// every acknowledged commit once and in order.
/// </summary>
public sealed class CounterStorm : IAsyncDisposable
{
    private const string Counter = "storm.counter";

    private readonly CancellationTokenSource _stop = new();
    private readonly IReadOnlyList<IStoreEngine> _engines;
    private readonly ConcurrentBag<long> _acknowledged = [];
    private readonly ConcurrentQueue<StoreChange> _told = [];
    private readonly IStoreFeed _feed;
    private readonly Task _clients;
    private readonly Task _following;
    private int _unknown;

    /// <summary>Starts the clients.</summary>
    /// <param name="engines">The controllers, each with one client; the first one's feed is followed.</param>
    public CounterStorm(params IReadOnlyList<IStoreEngine> engines)
    {
        _engines = engines;
        _feed = engines[0].OpenFeed();
        _following = FollowAsync();
        _clients = Task.WhenAll(engines.Select(engine => Task.Run(() => CountAsync(engine))));
    }

    /// <summary>Acknowledged commits so far.</summary>
    public int Acknowledged => _acknowledged.Count;

    /// <summary>Waits until so many more commits were acknowledged: the store works (again).</summary>
    public async Task AdvanceAsync(int more, CancellationToken cancellationToken)
    {
        var goal = Acknowledged + more;
        while (Acknowledged < goal)
        {
            Assert.False(_clients.IsCompleted, $"The clients ended: {_clients.Exception}");
            await Task.Delay(10, cancellationToken);
        }
    }

    /// <summary>Ends the clients and checks what they did.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _clients.WaitAsync(cancellationToken);
        var snapshot = await _engines[^1].ReadAsync(StoreQuery.Of(Counter), cancellationToken);
        var counted = Number(snapshot.Get(Counter));
        Assert.InRange(counted, Acknowledged, Acknowledged + _unknown);
        while (!_told.Any(change => change.Revision >= snapshot.Revision))
        {
            await Task.Delay(10, cancellationToken);
        }

        var changes = _told.Where(change => !change.IsRestored).Select(change => change.Revision).ToList();
        Assert.Equal(changes.Order().Distinct(), changes);

        // A marker covers what came before it.
        var marker = _told.Last(change => change.IsRestored).Revision;
        Assert.Empty(_acknowledged.Where(revision => revision > marker).Except(changes));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _clients.ContinueWith(_ => { }, TaskScheduler.Default);
        await _feed.DisposeAsync();
        await _following;
        _stop.Dispose();
    }

    private async Task CountAsync(IStoreEngine engine)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var commit = await engine.UpdateAsync(
                    StoreQuery.Of(Counter),
                    snapshot => StoreUpdate.Write(StoreWrite.Put(Counter, Encoding.ASCII.GetBytes($"{Number(snapshot.Get(Counter)) + 1}"))),
                    CancellationToken.None);
                _acknowledged.Add(commit.Revision);
            }
            catch (StoreUnavailableException error)
            {
                // Whatever does not say "unknown" promises that nothing was written.
                if (error.Message.Contains("unknown", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref _unknown);
                }
            }
            catch (StoreConflictException)
            {
                // Nothing was written.
            }
        }
    }

    private async Task FollowAsync()
    {
        await foreach (var change in _feed.Changes.ReadAllAsync())
        {
            if (change.IsRestored || change.Keys.Contains(Counter))
            {
                _told.Enqueue(change);
            }
        }
    }

    private static long Number(StoreEntry? entry) => entry is null ? 0 : long.Parse(Encoding.ASCII.GetString(entry.Value.Span), CultureInfo.InvariantCulture);
}
