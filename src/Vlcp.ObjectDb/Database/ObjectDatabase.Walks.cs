using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <content>Walks: functions that read, and read and write, at one version.</content>
public sealed partial class ObjectDatabase
{
    /// <summary>
    /// Runs a walker that sees one version of the database. It is a pure function and is run again while it needs keys that are not
    /// fetched yet; an exception of the walker ends the walk.
    /// </summary>
    /// <param name="walker">Reads, and returns the result.</param>
    /// <param name="initial">What is known to be needed, to save steps; null: nothing.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="StoreUnavailableException">The store can't be reached.</exception>
    public async Task<TResult> WalkAsync<TResult>(
        Func<IObjectReader, TResult> walker, StoreQuery? initial = null, CancellationToken cancellationToken = default) =>
        (await WalkStoreAsync(walker, initial, cancellationToken).ConfigureAwait(false)).Result;

    /// <summary>
    /// Runs a walker that reads and writes in one serialisable transaction: everything is read at one version, and all writes are
    /// committed at once if nothing that was read has changed; otherwise the walker runs again.
    /// </summary>
    /// <param name="walker">A pure function; may run several times.</param>
    /// <param name="maxTime">Limit of the whole transaction, repetitions included; null: 60 s.</param>
    /// <param name="initial">What is known to be needed, to save steps; null: nothing.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    /// <exception cref="ObjectConflictException">A unique index would hold two objects.</exception>
    /// <exception cref="TimeoutException">The time was used up; nothing was written.</exception>
    /// <exception cref="StoreException">The store could not commit.</exception>
    public async Task<TResult> WriteWalkAsync<TResult>(
        Func<IObjectTransaction, TResult> walker, TimeSpan? maxTime = null, StoreQuery? initial = null, CancellationToken cancellationToken = default) =>
        (await CommitWalkAsync(walker, maxTime, initial, cancellationToken).ConfigureAwait(false)).Result;

    /// <summary>
    /// As <see cref="WriteWalkAsync{TResult}"/>, and tells the commit, whose revision a mirror can be awaited to reach.
    /// </summary>
    /// <exception cref="ObjectConflictException">A unique index would hold two objects.</exception>
    /// <exception cref="TimeoutException">The time was used up; nothing was written.</exception>
    /// <exception cref="StoreException">The store could not commit.</exception>
    public async Task<(TResult Result, StoreCommit Commit)> CommitWalkAsync<TResult>(
        Func<IObjectTransaction, TResult> walker, TimeSpan? maxTime = null, StoreQuery? initial = null, CancellationToken cancellationToken = default)
    {
        using var limit = new TransactionLimit(_time, maxTime ?? DefaultMaxTime, cancellationToken);
        return await CommitAsync(walker, initial, limit).ConfigureAwait(false);
    }

    /// <summary>As the other overload, for a walker without a result.</summary>
    /// <exception cref="ObjectConflictException">A unique index would hold two objects.</exception>
    /// <exception cref="TimeoutException">The time was used up; nothing was written.</exception>
    /// <exception cref="StoreException">The store could not commit.</exception>
    public Task WriteWalkAsync(
        Action<IObjectTransaction> walker, TimeSpan? maxTime = null, StoreQuery? initial = null, CancellationToken cancellationToken = default) =>
        WriteWalkAsync(
            transaction =>
            {
                walker(transaction);
                return true;
            },
            maxTime,
            initial,
            cancellationToken);

    private static bool TryRun<TReader, TResult>(Func<TReader, TResult> walker, SnapshotReader reader, out TResult result)
    {
        result = default!;
        try
        {
            result = walker((TReader)(object)reader);
        }
        catch (Exception) when (reader.Missing is not null)
        {
            // Whatever a walker makes of the missing value, it decided on something that it had not seen.
        }

        return reader.Missing is null;
    }

    private async Task<(TResult Result, StoreCommit Commit)> CommitAsync<TResult>(
        Func<IObjectTransaction, TResult> walker, StoreQuery? initial, TransactionLimit limit)
    {
        var decoded = new DecodedObjects();
        TResult result = default!;
        using var silence = new StoreSilence(_time, _options.StoreTimeout, limit.Token);

        StoreUpdate Update(StoreSnapshot snapshot)
        {
            limit.Check();
            silence.Break();
            var transaction = new ObjectTransaction(snapshot, Schema, _undecodable, decoded);
            return TryRun(walker, transaction, out result) ? transaction.Complete() : StoreUpdate.ReadMore(transaction.Missing!);
        }

        var commit = await limit.GuardAsync(
            _ => silence.GuardAsync(
                _engine.Name, token => _engine.UpdateAsync(initial ?? StoreQuery.Empty, Update, token), "; nothing was written")).ConfigureAwait(false);
        return (result, commit);
    }
}
