using System.Collections.Concurrent;
using System.Text.Json;

namespace Vlcp.Storage.Etcd;

/// <summary>
/// Tells the commits of everybody in order. It watches from the revision after the last one told, so that nothing is missed while no
/// member can be reached; only when etcd has thrown away what happened in between it tells that anything may have changed.
/// </summary>
internal sealed class EtcdFollower(EtcdKeys keys, EtcdGateway gateway, EtcdFormat format, StoreFeedHub hub, EtcdHealth health, TimeProvider time)
    : IAsyncDisposable
{
    // What was deleted is written down beside, to be compared; now and then that is thrown away.
    private const int MostDeletions = 1000;
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, long> _expected = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _run = Task.CompletedTask;
    private long _next;
    private long _untold;
    private int _deletions;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    internal void Start() => _run = Task.Run(RunAsync);

    /// <summary>The feed may have a transaction of ours soon.</summary>
    internal void Expect(string id) => _expected[id] = 0;

    /// <summary>It does not matter any more.</summary>
    internal void Forget(string id) => _expected.TryRemove(id, out _);

    /// <summary>Waits until the feed has come to a fence, and says what it had of an expected transaction.</summary>
    /// <returns>The transaction's revision; 0: it was not committed; null: the feed does not know.</returns>
    internal async Task<long?> FindAsync(string id, long since, long fence, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task moved;
            lock (_gate)
            {
                if (_next > fence)
                {
                    return _expected.GetValueOrDefault(id) is > 0 and var revision ? revision : _untold > since ? null : 0;
                }

                moved = _moved.Task;
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    internal void CountDeletions(int count) => Interlocked.Add(ref _deletions, count);

    private async Task RunAsync()
    {
        var pause = FirstPause;
        while (!_stop.IsCancellationRequested)
        {
            var before = _next;
            try
            {
                await health.WatchAsync(BeginAsync, _stop.Token);
                await FollowAsync();
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                health.Report(error);
            }

            pause = _next != before ? FirstPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
            await Task.Delay(pause, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        await format.EnsureAsync(cancellationToken);
        if (_next == 0)
        {
            var now = await gateway.TransactAsync(
                new EtcdTransaction([
                    new GetOperation(keys.Log, keysOnly: true),
                    new GetOperation(keys.AllDeleted.Start, keys.AllDeleted.End, keysOnly: true, limit: MostDeletions)]),
                repeatable: true,
                cancellationToken);
            CountDeletions(now.Reads[1].Count);
            hub.Publish(StoreChange.Restored(now.Reads[0].Select(log => log.Revision).FirstOrDefault()));
            Move(now.Revision + 1, untold: now.Revision);
        }
    }

    // Ends when the watch ends, or when it has fallen silent although there is something to tell.
    private async Task FollowAsync()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var watching = WatchAsync(end.Token);
        var probing = ProbeAsync(end.Token);
        var first = await Task.WhenAny(watching, probing);
        await end.CancelAsync();
        await Task.WhenAll(watching, probing).ContinueWith(_ => { }, TaskScheduler.Default);
        await first;
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var endpoint = gateway.Endpoint;
        try
        {
            await foreach (var answer in gateway.WatchAsync(keys.Feed, _next, cancellationToken))
            {
                if (answer.TryGetProperty("canceled", out var canceled) && canceled.GetBoolean())
                {
                    // Compacted, or refused; in both cases the next attempt finds out what is there.
                    Move(0, untold: _untold);
                    return;
                }

                Tell(answer);
            }
        }
        catch (EtcdException error) when (error.IsTransient)
        {
            gateway.LeaveEndpoint(endpoint);
            throw;
        }
    }

    private void Tell(JsonElement answer)
    {
        if (!answer.TryGetProperty("events", out var events))
        {
            return;
        }

        var next = _next;
        foreach (var change in events.EnumerateArray())
        {
            var written = EtcdKeyValue.Read(change.GetProperty("kv"));
            next = Math.Max(next, written.Revision + 1);
            if (written.Key.AsSpan().SequenceEqual(keys.Log) && written.Value.Length > 0)
            {
                var entry = EtcdLogEntry.Read(written.Value);
                _expected.TryUpdate(entry.Id, written.Revision, 0);
                hub.Publish(new StoreChange(written.Revision, entry.Keys));
            }
        }

        Move(next, _untold);
    }

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var due = 0L;
        while (true)
        {
            await Task.Delay(ProbeInterval, time, cancellationToken);
            if (due > _next - 1)
            {
                return;
            }

            await health.WatchAsync(
                async token =>
                {
                    await TidyAsync(token);
                    var now = await gateway.TransactAsync(new EtcdTransaction([new GetOperation(keys.Log, keysOnly: true)]), repeatable: true, token);
                    due = now.Reads[0].Select(log => log.Revision).FirstOrDefault();
                    if (now.Revision < _next - 1)
                    {
                        format.Doubt();
                        Move(0, untold: long.MaxValue);
                        due = long.MaxValue;
                    }
                },
                cancellationToken);
        }
    }

    // The fence goes with it: who has read before must not miss a deletion that is not written down any more.
    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _deletions) >= MostDeletions)
        {
            Interlocked.Exchange(ref _deletions, 0);
            await gateway.TransactAsync(
                new EtcdTransaction([new PutOperation(keys.Fence, default), new DeleteOperation(keys.AllDeleted.Start, keys.AllDeleted.End)]),
                repeatable: true,
                cancellationToken);
        }
    }

    private void Move(long next, long untold)
    {
        TaskCompletionSource moved;
        lock (_gate)
        {
            (_next, _untold) = (next, untold);
            moved = _moved;
            _moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        moved.SetResult();
    }
}
