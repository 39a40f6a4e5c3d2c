using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <content>Reads that memory answers while the store is away.</content>
public sealed partial class ObjectDatabase
{
    private readonly RememberedReads _remembered = new();
    private readonly List<ObjectMirror> _mirrors = [];

    /// <summary>
    /// A mirror of this database's store, whose disposal is the caller's. While the store is away, <see cref="AnswerAsync"/> also
    /// answers from what it holds.
    /// </summary>
    public ObjectMirror NewMirror()
    {
        var mirror = new ObjectMirror(_engine, Schema, _time, _logger);
        lock (_mirrors)
        {
            _mirrors.RemoveAll(other => other.HasEnded);
            _mirrors.Add(mirror);
        }

        return mirror;
    }

    /// <summary>
    /// Runs a walker that sees one version of the database, as <see cref="WalkAsync"/> does. While the store is away, it sees the latest
    /// version that memory has of everything that it reads: a mirror's, or that of an earlier walk of this kind.
    /// </summary>
    /// <param name="walker">Reads, and returns the result; a pure function.</param>
    /// <param name="noStale">Fails rather than answer from memory.</param>
    /// <param name="initial">What is known to be needed, to save steps; null: nothing.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="StaleResultException">The store is away and <paramref name="noStale"/> is set.</exception>
    /// <exception cref="StoreUnavailableException">The store is away and memory does not have everything.</exception>
    public async Task<ObjectAnswer<TResult>> AnswerAsync<TResult>(
        Func<IObjectReader, TResult> walker, bool noStale = false, StoreQuery? initial = null, CancellationToken cancellationToken = default)
    {
        try
        {
            TrackingReader? read = null;
            var (result, snapshot) = await WalkStoreAsync(
                reader => walker(read = new TrackingReader((ObjectReader)reader)), initial, cancellationToken).ConfigureAwait(false);
            _remembered.Add(new StoreQuery([.. read!.ReadKeys], [.. read.ReadRanges]), snapshot);
            return new ObjectAnswer<TResult>(result, snapshot.Revision, snapshot.Timestamp, IsStale: false);
        }
        catch (StoreUnavailableException away)
        {
            if (AnswerFromMemory(walker) is not { } answer)
            {
                throw new StoreUnavailableException($"{away.Message.TrimEnd('.')}, and this has not been read before.", away);
            }

            return noStale ? throw new StaleResultException(answer.Result, away) : answer;
        }
    }

    private ObjectAnswer<TResult>? AnswerFromMemory<TResult>(Func<IObjectReader, TResult> walker)
    {
        foreach (var reader in MemoryReaders().OrderByDescending(reader => reader.Revision))
        {
            switch (reader)
            {
                case SnapshotReader snapshot when TryRun(walker, snapshot, out var remembered):
                    return new ObjectAnswer<TResult>(remembered, snapshot.Revision, snapshot.Timestamp, IsStale: true);
                case TrackingReader view when ObjectMirror.TryWalk(walker, view, out var mirrored):
                    return new ObjectAnswer<TResult>(mirrored, view.Revision, view.Timestamp, IsStale: true);
            }
        }

        return null;
    }

    private IEnumerable<IObjectReader> MemoryReaders()
    {
        foreach (var snapshot in _remembered.Snapshots)
        {
            yield return new SnapshotReader(snapshot, Schema, _undecodable, new DecodedObjects());
        }

        ObjectMirror[] mirrors;
        lock (_mirrors)
        {
            mirrors = [.. _mirrors.Where(mirror => !mirror.HasEnded)];
        }

        foreach (var mirror in mirrors)
        {
            yield return new TrackingReader(mirror.View);
        }
    }

    private async Task<(TResult Result, StoreSnapshot Snapshot)> WalkStoreAsync<TResult>(
        Func<IObjectReader, TResult> walker, StoreQuery? initial, CancellationToken cancellationToken)
    {
        var decoded = new DecodedObjects();
        for (var query = initial ?? StoreQuery.Empty; ;)
        {
            var snapshot = await ReadStoreAsync(query, cancellationToken).ConfigureAwait(false);
            var reader = new SnapshotReader(snapshot, Schema, _undecodable, decoded);
            if (TryRun(walker, reader, out var result))
            {
                return (result, snapshot);
            }

            query = query.Union(reader.Missing!);
        }
    }

    private async ValueTask<StoreSnapshot> ReadStoreAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        using var silence = new StoreSilence(_time, _options.StoreTimeout, cancellationToken);
        return await silence.GuardAsync(_engine.Name, token => _engine.ReadAsync(query, token)).ConfigureAwait(false);
    }
}
