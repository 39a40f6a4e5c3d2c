namespace Vlcp.Storage.Etcd;

/// <summary>Optimistic transactions: read, decide, commit unless others were faster, and then again with what they left.</summary>
internal sealed class EtcdUpdate(EtcdReader reader, EtcdCommitter committer, StoreClock clock, TimeProvider time)
{
    private const int MostMilliseconds = 50;

    /// <summary>Runs one transaction.</summary>
    /// <param name="query">What to read first.</param>
    /// <param name="updater">Decides.</param>
    /// <param name="deadline">Ends a commit that is under way.</param>
    /// <param name="cancellationToken">Ends it before a commit.</param>
    /// <exception cref="StoreConflictException">Others were faster until the end.</exception>
    /// <exception cref="EtcdException">etcd refused; nothing was written.</exception>
    internal async Task<StoreCommit> RunAsync(StoreQuery query, StoreUpdater updater, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var conflicts = 0;
        var read = await reader.ReadAsync(query, cancellationToken);
        while (true)
        {
            var timestamp = clock.Next(after: read.Time);
            var update = updater(read.ToSnapshot(timestamp));
            if (update.More is { } more)
            {
                read = await reader.ReadMoreAsync(read, more, cancellationToken);
                continue;
            }

            foreach (var write in update.Writes)
            {
                StoreLimits.Check(write);
            }

            // Whether there is something to delete has to be known, or a commit would be told that changed nothing.
            StoreQuery deleted = new([.. update.Writes.Where(write => write.Value is null).Select(write => write.Key)], []);
            var snapshot = read.ToSnapshot(timestamp);
            if (deleted.Keys.Any(key => !snapshot.Covers(key)))
            {
                read = await reader.ReadMoreAsync(read, new StoreQuery([.. deleted.Keys.Where(key => !snapshot.Covers(key))], []), cancellationToken);
                continue;
            }

            var writes = update.Writes.Where(write => write.Value is not null || snapshot.Get(write.Key) is not null).ToList();
            cancellationToken.ThrowIfCancellationRequested();
            if (writes.Count == 0)
            {
                return new StoreCommit(read.Committed, timestamp, Changed: false);
            }

            var outcome = await committer.CommitAsync(read, timestamp, writes, deadline);
            if (outcome.Revision > 0)
            {
                return new StoreCommit(outcome.Revision, timestamp, Changed: true);
            }

            read = outcome.Fresh ?? await reader.ReadAsync(read.Query, cancellationToken);
            await PauseAsync(++conflicts, cancellationToken);
        }
    }

    // Many who want the same give way to each other, and more so the longer it takes.
    private async Task PauseAsync(int conflicts, CancellationToken cancellationToken)
    {
        try
        {
            if (conflicts > 2)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(Math.Min(conflicts, MostMilliseconds))), time, cancellationToken);
            }
        }
        catch (OperationCanceledException error)
        {
            throw new StoreConflictException($"Others changed what was read, {conflicts} times in a row.", error);
        }
    }
}
