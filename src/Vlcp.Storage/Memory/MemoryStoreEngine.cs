using System.Collections.Immutable;

namespace Vlcp.Storage;

/// <summary>
/// A store in this process's memory: consistent, fast, gone with the instance. For tests and for controllers that need no memory.
/// </summary>
public sealed class MemoryStoreEngine : IStoreEngine
{
    private readonly Lock _gate = new();
    private readonly StoreClock _clock;
    private readonly StoreFeedHub _feeds = new();
    private readonly DateTimeOffset _since;
    private State _state = new(0, ImmutableSortedSet.Create(WholeSnapshot.ByKey));
    private volatile bool _closed;

    /// <summary>An empty store.</summary>
    /// <param name="time">The clock of the store's timestamps; null: the system's.</param>
    public MemoryStoreEngine(TimeProvider? time = null)
    {
        _clock = new StoreClock(time ?? TimeProvider.System);
        _since = (time ?? TimeProvider.System).GetUtcNow();
        _feeds.Publish(StoreChange.Restored(0));
    }

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public StoreStatus Status => new(!_closed, _closed ? "The store is closed." : null, _since);

    /// <inheritdoc/>
    public ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        return ValueTask.FromResult<StoreSnapshot>(Snapshot());
    }

    /// <inheritdoc/>
    public ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        if (_gate.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException("An updater must not update the store that it runs in.");
        }

        lock (_gate)
        {
            Check(cancellationToken);
            var snapshot = Snapshot();
            var update = updater(snapshot);
            while (update.More is not null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                update = updater(snapshot);
            }

            return ValueTask.FromResult(Apply(snapshot, update.Writes));
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        return ValueTask.FromResult(_clock.Next());
    }

    /// <inheritdoc/>
    public IStoreFeed OpenFeed()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return _feeds.Open();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            _feeds.Close();
        }

        return ValueTask.CompletedTask;
    }

    private StoreCommit Apply(WholeSnapshot snapshot, ImmutableArray<StoreWrite> writes)
    {
        foreach (var write in writes)
        {
            StoreLimits.Check(write);
        }

        var before = _state;
        var revision = before.Revision + 1;
        var entries = before.Entries.ToBuilder();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in writes)
        {
            var existed = entries.Remove(WholeSnapshot.Probe(key));
            if (value is { } bytes)
            {
                entries.Add(new StoreEntry(key, bytes, revision));
            }

            if (existed || value is not null)
            {
                keys.Add(key);
            }
        }

        if (keys.Count == 0)
        {
            return new StoreCommit(before.Revision, snapshot.Timestamp, Changed: false);
        }

        _state = new State(revision, entries.ToImmutable());
        _feeds.Publish(new StoreChange(revision, [.. keys]));
        return new StoreCommit(revision, snapshot.Timestamp, Changed: true);
    }

    private WholeSnapshot Snapshot()
    {
        var state = Volatile.Read(ref _state);
        return new WholeSnapshot(state.Revision, _clock.Next(), state.Entries);
    }

    private void Check(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private sealed record State(long Revision, ImmutableSortedSet<StoreEntry> Entries);
}
