using System.Collections.Immutable;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <content>
/// Watches. A watch is a pair of key and request id: watching twice and unwatching once ends it. Watched keys are mirrored, and what
/// references point to is not: walk for that.
/// </content>
public sealed partial class ObjectDatabase
{
    private readonly WatchTable _watches = new();

    /// <summary>
    /// Told once for all watched keys of a transaction, in order, on a thread of the database. The listener must return soon.
    /// </summary>
    public event Action<ObjectUpdate>? Updated;

    /// <summary>Reads an object, and watches it if it exists: objectdb/get.</summary>
    /// <param name="key">The key.</param>
    /// <param name="requestId">Whose watch it is.</param>
    /// <param name="noStale">Fails rather than answer from memory while the store is away.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The object, or null when it does not exist.</returns>
    /// <exception cref="StaleResultException">The store is away and <paramref name="noStale"/> is set.</exception>
    /// <exception cref="StoreUnavailableException">The store is away and memory does not have the key.</exception>
    public async Task<T?> GetAsync<T>(string key, object requestId, bool noStale = false, CancellationToken cancellationToken = default)
        where T : DataObject => (await MGetAsync<T>([key], requestId, noStale, cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Reads objects at one version, and watches those that exist: objectdb/mget. See <see cref="GetAsync"/>.</summary>
    /// <exception cref="StaleResultException">The store is away and <paramref name="noStale"/> is set.</exception>
    /// <exception cref="StoreUnavailableException">The store is away and memory does not have all keys.</exception>
    public async Task<IReadOnlyList<T?>> MGetAsync<T>(
        IReadOnlyCollection<string> keys, object requestId, bool noStale = false, CancellationToken cancellationToken = default)
        where T : DataObject
    {
        var added = await BeginWatchAsync(keys, requestId, cancellationToken).ConfigureAwait(false);
        var values = _mirror.Value.View.GetMany<T>(keys);
        var absent = keys.Zip(values).Where(pair => pair.Second is null).Select(pair => pair.First).Intersect(added, StringComparer.Ordinal);
        EndWatch(_watches.Remove(absent.ToList(), requestId));
        CheckStale(noStale, values);
        return values;
    }

    /// <summary>Watches a key whether or not it exists: objectdb/watch. See <see cref="GetAsync"/>.</summary>
    /// <exception cref="StaleResultException">The store is away and <paramref name="noStale"/> is set.</exception>
    /// <exception cref="StoreUnavailableException">The store is away and memory does not have the key.</exception>
    public async Task<ObjectReference<T>> WatchAsync<T>(
        string key, object requestId, bool noStale = false, CancellationToken cancellationToken = default)
        where T : DataObject => (await MWatchAsync<T>([key], requestId, noStale, cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Watches keys whether or not they exist: objectdb/mwatch. See <see cref="GetAsync"/>.</summary>
    /// <exception cref="StaleResultException">The store is away and <paramref name="noStale"/> is set.</exception>
    /// <exception cref="StoreUnavailableException">The store is away and memory does not have all keys.</exception>
    public async Task<IReadOnlyList<ObjectReference<T>>> MWatchAsync<T>(
        IReadOnlyCollection<string> keys, object requestId, bool noStale = false, CancellationToken cancellationToken = default)
        where T : DataObject
    {
        await BeginWatchAsync(keys, requestId, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ObjectReference<T>> references = [.. keys.Select(key => new ObjectReference<T>(_mirror.Value, key))];
        CheckStale(noStale, references);
        return references;
    }

    /// <summary>Ends the watch of a key: objectdb/unwatch.</summary>
    public Task UnwatchAsync(string key, object requestId) => MUnwatchAsync([key], requestId);

    /// <summary>Ends the watches of keys: objectdb/munwatch.</summary>
    public Task MUnwatchAsync(IReadOnlyCollection<string> keys, object requestId)
    {
        EndWatch(_watches.Remove(keys, requestId));
        return Task.CompletedTask;
    }

    /// <summary>Ends all watches of a request id: objectdb/unwatchall.</summary>
    public Task UnwatchAllAsync(object requestId)
    {
        EndWatch(_watches.RemoveAll(requestId));
        return Task.CompletedTask;
    }

    /// <summary>The watched keys with their request ids, or only those of one request id: objectdb/watchlist.</summary>
    public Task<IReadOnlyDictionary<string, ImmutableArray<object>>> WatchListAsync(object? requestId = null) =>
        Task.FromResult(_watches.List(requestId));

    /// <summary>
    /// Runs a walker that sees one version of the database, and watches the keys that it saves: objectdb/walk.
    /// </summary>
    /// <param name="walker">A pure function; may run several times.</param>
    /// <param name="requestId">Whose watches they are.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>The walker's result and the saved keys.</returns>
    /// <exception cref="StoreUnavailableException">The store can't be reached.</exception>
    public async Task<(TResult Result, IReadOnlyCollection<string> Saved)> WalkAndWatchAsync<TResult>(
        Func<IObjectWalk, TResult> walker, object requestId, CancellationToken cancellationToken = default)
    {
        var decoded = new DecodedObjects();
        for (var query = StoreQuery.Empty; ;)
        {
            var snapshot = await ReadStoreAsync(query, cancellationToken).ConfigureAwait(false);
            var reader = new WalkReader(snapshot, Schema, _undecodable, decoded);
            if (TryRun(walker, reader, out var result))
            {
                await BeginWatchAsync(reader.Saved, requestId, cancellationToken).ConfigureAwait(false);
                return (result, reader.Saved);
            }

            query = query.Union(reader.Missing!);
        }
    }

    private async Task<ImmutableArray<string>> BeginWatchAsync(
        IReadOnlyCollection<string> keys, object requestId, CancellationToken cancellationToken)
    {
        var mirror = _mirror.Value;
        if (!_engine.Status.IsAvailable && keys.Any(key => !mirror.View.Covers(key)))
        {
            throw new StoreUnavailableException($"The store {_engine.Name} is away: {_engine.Status.Problem}");
        }

        // All in one requirement, so that they are read at one version and the failure of one leaves no other behind.
        var added = _watches.Add(keys, requestId);
        try
        {
            using var silence = new StoreSilence(_time, _options.StoreTimeout, cancellationToken);
            await silence.GuardAsync(_engine.Name, token => RequireAsync(mirror, added, token)).ConfigureAwait(false);
        }
        catch (Exception)
        {
            _watches.Remove(added, requestId);
            throw;
        }

        return added;
    }

    private static async ValueTask<bool> RequireAsync(ObjectMirror mirror, ImmutableArray<string> keys, CancellationToken cancellationToken)
    {
        await mirror.RequireAsync(new StoreQuery(keys, []), cancellationToken).ConfigureAwait(false);
        return true;
    }

    private void EndWatch(ImmutableArray<string> keys)
    {
        foreach (var key in keys)
        {
            _mirror.Value.Release(StoreQuery.Of(key));
        }
    }

    private void CheckStale(bool noStale, object result)
    {
        if (noStale && _mirror.Value.IsStale)
        {
            throw new StaleResultException(result);
        }
    }

    private ObjectMirror StartMirror()
    {
        var mirror = NewMirror();
        mirror.Changed += (view, keys, _) =>
        {
            var watched = keys.Where(_watches.Contains).ToImmutableArray();
            if (!watched.IsEmpty)
            {
                Updated?.Invoke(new ObjectUpdate(view, watched, [.. watched.Where(key => view.GetRaw(key) is null)]));
            }
        };
        return mirror;
    }
}
