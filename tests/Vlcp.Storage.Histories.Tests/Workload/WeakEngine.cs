using System.Collections.Immutable;

namespace Vlcp.Storage.Histories.Tests.Workload;

/// <summary>A store in memory that breaks one promise, to see that the random clients run into it and that the checker notices.</summary>
internal sealed class WeakEngine(Weakness weakness, int seed) : IStoreEngine
{
    private readonly MemoryStoreEngine _inner = new();
    private readonly Random _random = new(seed);
    private StoreSnapshot? _old;

    public string Name => $"weak {weakness}";

    public StoreStatus Status => _inner.Status;

    public async ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        var fresh = await _inner.ReadAsync(query, cancellationToken);
        if (weakness != Weakness.OldReads)
        {
            return fresh;
        }

        var given = Happens(20) ? _old ?? fresh : fresh;
        _old = fresh;
        return given;
    }

    public async ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken)
    {
        if (weakness is Weakness.OldReads or Weakness.ForgottenChange)
        {
            return await _inner.UpdateAsync(query, updater, cancellationToken);
        }

        while (true)
        {
            var snapshot = await _inner.ReadAsync(query, cancellationToken);
            var update = updater(snapshot);
            while (update.More is { } more)
            {
                query = query.Union(more);
                update = updater(snapshot);
            }

            if (update.Writes.IsEmpty)
            {
                return new StoreCommit(snapshot.Revision, snapshot.Timestamp, false);
            }

            await Task.Yield();
            if (await CommitAsync(query, snapshot, update.Writes, cancellationToken) is { } commit)
            {
                return commit;
            }
        }
    }

    public ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken) => _inner.GetTimestampAsync(cancellationToken);

    public IStoreFeed OpenFeed() => weakness == Weakness.ForgottenChange ? new LeakyFeed(_inner.OpenFeed()) : _inner.OpenFeed();

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    private async Task<StoreCommit?> CommitAsync(StoreQuery query, StoreSnapshot seen, ImmutableArray<StoreWrite> writes, CancellationToken cancellationToken)
    {
        if (weakness == Weakness.TornCommits && writes.Length > 1 && Happens(10))
        {
            await _inner.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(writes[..1]), cancellationToken);
            writes = writes[1..];
        }

        var isValid = true;
        var commit = await _inner.UpdateAsync(
            query,
            now =>
            {
                isValid = Unchanged(query, seen, now, writes);
                return isValid ? StoreUpdate.Write(writes) : StoreUpdate.Nothing;
            },
            cancellationToken);
        if (weakness == Weakness.RepeatedCommits && isValid && Happens(50))
        {
            await _inner.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(writes), cancellationToken);
        }

        return isValid ? commit : null;
    }

    private bool Unchanged(StoreQuery query, StoreSnapshot seen, StoreSnapshot now, ImmutableArray<StoreWrite> writes)
    {
        var checkedKeys = weakness switch
        {
            Weakness.NoValidation => [],
            Weakness.SnapshotIsolation => query.Keys.Where(key => writes.Any(write => write.Key == key)),
            _ => query.Keys,
        };
        var checkedRanges = weakness is Weakness.NoValidation or Weakness.SnapshotIsolation or Weakness.RangesNotValidated ? [] : query.Ranges;
        return checkedKeys.All(key => seen.Get(key) == now.Get(key))
            && checkedRanges.All(range => seen.Range(range).SequenceEqual(now.Range(range)));
    }

    private bool Happens(int oneOf)
    {
        lock (_random)
        {
            return _random.Next(oneOf) == 0;
        }
    }
}
