namespace Vlcp.Storage;

/// <summary>
/// A transactional key-value store. Keys are non-empty strings in <see cref="KeyOrder"/>, values are bytes
/// (<see cref="StoreLimits"/>). All methods may be called from any thread at the same time. An engine that talks to a server can be
/// opened while the server is away: a call waits until the server is there, at most for the engine's time limit, and then fails.
/// </summary>
public interface IStoreEngine : IAsyncDisposable
{
    /// <summary>The engine's kind and place, for people: "memory", "sqlite:/var/lib/vlcp/store.db".</summary>
    string Name { get; }

    /// <summary>Whether the engine can serve at the moment. An engine recovers by itself.</summary>
    StoreStatus Status { get; }

    /// <summary>Reads keys and ranges at one revision; a read sees every update that completed before it began.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be reached.</exception>
    /// <exception cref="StoreFormatException">The store holds data of another application or of a newer version.</exception>
    ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// A serialisable transaction: runs the updater with what the query reads and commits all its writes at once, provided that
    /// nothing it read (ranges included) has changed in between; otherwise reads again and repeats. The change is durable when the
    /// task completes, as far as the engine is durable at all.
    /// </summary>
    /// <exception cref="StoreConflictException">Others changed what was read again and again.</exception>
    /// <exception cref="StoreUnavailableException">The store can't be reached. If the connection was lost during the commit, the
    /// outcome is unknown and the message says so.</exception>
    /// <exception cref="StoreLimitException">A key or value can't be stored; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the commit; nothing was written.</exception>
    ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken);

    /// <summary>The engine's own clock in microseconds since 1970-01-01 UTC, never going backwards.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be reached.</exception>
    ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken);

    /// <summary>Opens a change feed; see <see cref="IStoreFeed"/>. It works also while the store is unavailable.</summary>
    IStoreFeed OpenFeed();
}
