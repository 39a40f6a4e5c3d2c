using System.Diagnostics;
using System.Text;

namespace Vlcp.Storage.Histories;

/// <summary>A connection to a store that writes down everything that its user asks for, sees and is told.</summary>
/// <param name="inner">The connection; it stays the caller's to dispose.</param>
/// <param name="client">The user's name, unique in the history.</param>
/// <param name="journal">Where to write.</param>
public sealed class RecordingEngine(IStoreEngine inner, string client, IHistoryJournal journal) : IStoreEngine
{
    private int _count;
    private string? _running;

    /// <summary>The call that has no answer yet, such as <c>update c0a.17</c>, or null. The user makes one call after the other.</summary>
    public string? Running => Volatile.Read(ref _running);

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public StoreStatus Status => inner.Status;

    /// <inheritdoc/>
    public async ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        var id = Begin(isUpdate: false);
        try
        {
            var snapshot = await inner.ReadAsync(query, cancellationToken).ConfigureAwait(false);
            journal.Append(new TransactionAttempted(id, Observe(snapshot, query), []));
            End(id, TransactionOutcome.Committed, null);
            return snapshot;
        }
        catch
        {
            End(id, TransactionOutcome.Aborted, null);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken)
    {
        var id = Begin(isUpdate: true);
        var asked = query;
        var outcome = TransactionOutcome.Aborted;
        long? revision = null;

        StoreUpdate Run(StoreSnapshot snapshot)
        {
            var update = updater(snapshot);
            if (update.More is { } more)
            {
                asked = asked.Union(more);
            }
            else
            {
                journal.Append(new TransactionAttempted(
                    id, Observe(snapshot, asked), [.. update.Writes.Select(write => new RecordedWrite(write.Key, Text(write.Value)))]));
            }

            return update;
        }

        try
        {
            var commit = await inner.UpdateAsync(query, Run, cancellationToken).ConfigureAwait(false);
            (outcome, revision) = (TransactionOutcome.Committed, commit.Changed ? commit.Revision : null);
            return commit;
        }
        catch (Exception error) when (error is StoreUnavailableException or ObjectDisposedException)
        {
            outcome = TransactionOutcome.Unknown;
            throw;
        }
        finally
        {
            End(id, outcome, revision);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken) => inner.GetTimestampAsync(cancellationToken);

    /// <inheritdoc/>
    public IStoreFeed OpenFeed() => inner.OpenFeed();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Observation Observe(StoreSnapshot snapshot, StoreQuery query) => new(
        snapshot.Revision,
        [.. query.Keys.Where(snapshot.Covers).Select(key => snapshot.Get(key) is { } entry ? Observe(entry) : new ObservedEntry(key, null, null))],
        [.. query.Ranges.Where(snapshot.Covers).Select(range => new ObservedRange(range, [.. snapshot.Range(range).Select(Observe)]))]);

    private static ObservedEntry Observe(StoreEntry entry) => new(entry.Key, Text(entry.Value), entry.Revision);

    private static string? Text(ReadOnlyMemory<byte>? value) => value is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    private string Begin(bool isUpdate)
    {
        var id = $"{client}.{Interlocked.Increment(ref _count)}";
        journal.Append(new TransactionBegan(id, Stopwatch.GetTimestamp(), isUpdate));
        Volatile.Write(ref _running, $"{(isUpdate ? "update" : "read")} {id}");
        return id;
    }

    private void End(string id, TransactionOutcome outcome, long? revision)
    {
        Volatile.Write(ref _running, null);
        journal.Append(new TransactionEnded(id, Stopwatch.GetTimestamp(), outcome, revision));
    }
}
