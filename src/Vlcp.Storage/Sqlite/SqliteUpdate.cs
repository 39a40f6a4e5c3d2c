namespace Vlcp.Storage.Sqlite;

/// <summary>One UpdateAsync call on its way through the writer.</summary>
internal sealed class SqliteUpdate(StoreUpdater updater, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<StoreCommit> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _error;
    private StoreCommit _commit;

    internal Task<StoreCommit> Task => _done.Task;

    /// <summary>Runs the updater and writes what it wants; its failure is its own and leaves nothing behind.</summary>
    /// <returns>The change, or null when there was none.</returns>
    /// <exception cref="SqliteException">The file failed: the whole group is lost.</exception>
    internal StoreChange? Run(SqliteSession session, long revision, long timestamp)
    {
        var snapshot = new SqliteLiveSnapshot(session, revision, timestamp);
        StoreUpdate update;
        try
        {
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                update = updater(snapshot);
            }
            while (update.More is not null);

            foreach (var write in update.Writes)
            {
                StoreLimits.Check(write);
            }
        }
        catch (Exception error) when (error is not SqliteException)
        {
            _error = error;
            return null;
        }
        finally
        {
            snapshot.End();
        }

        var keys = update.Writes.Where(write => session.Write(write, revision + 1)).Select(write => write.Key).ToList();
        _commit = new StoreCommit(keys.Count > 0 ? revision + 1 : revision, timestamp, keys.Count > 0);
        return keys.Count > 0 ? new StoreChange(revision + 1, [.. keys]) : null;
    }

    /// <summary>Answers the caller; <paramref name="groupError"/> when the group could not be committed.</summary>
    internal void Answer(Exception? groupError)
    {
        var error = _error ?? groupError;
        if (error is OperationCanceledException cancelled)
        {
            _done.TrySetCanceled(cancelled.CancellationToken);
        }
        else if (error is not null)
        {
            _done.TrySetException(error);
        }
        else
        {
            _done.TrySetResult(_commit);
        }
    }
}
