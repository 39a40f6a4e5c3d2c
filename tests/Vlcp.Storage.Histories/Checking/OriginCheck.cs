namespace Vlcp.Storage.Histories;

/// <summary>Where every value that was read comes from. Settles which transactions of unknown outcome were committed.</summary>
internal sealed class OriginCheck(History history, List<Violation> found)
{
    private readonly Dictionary<(string Key, string Value), Origin> _origins = [];
    private readonly HashSet<(string, string, long)> _seen = [];

    internal void Run()
    {
        foreach (var transaction in history.Transactions)
        {
            foreach (var attempt in transaction.Attempts)
            {
                foreach (var write in attempt.Writes.Where(write => write.Value is not null))
                {
                    AddOrigin((write.Key, write.Value!), transaction, attempt);
                }
            }
        }

        foreach (var (reader, entry) in Reads())
        {
            Check(reader, entry);
        }
    }

    private IEnumerable<(string Reader, ObservedEntry Entry)> Reads() =>
        history.Transactions.SelectMany(t => t.Attempts.SelectMany(a => a.Seen.Entries()).Select(entry => (t.Id, entry)))
            .Concat(history.Mirrors.SelectMany(m => m.Value.SelectMany(showed => showed.Seen.Entries()).Select(entry => (m.Key, entry))));

    // Only a value that one run of one body wrote tells who wrote it.
    private void AddOrigin((string, string) written, RecordedTransaction transaction, RecordedAttempt attempt) =>
        _origins[written] = _origins.ContainsKey(written) ? new Origin(null, null) : new Origin(transaction, attempt);

    private void Check(string reader, ObservedEntry entry)
    {
        if (entry.Value is null || !_seen.Add((entry.Key, entry.Value, entry.Revision ?? -1)))
        {
            return;
        }

        if (!_origins.TryGetValue((entry.Key, entry.Value), out var origin))
        {
            Report(ViolationKind.ValueFromNowhere, reader, entry, "nobody wrote it");
        }
        else if (origin is { Transaction: { } writer, Attempt: { } attempt })
        {
            Check(reader, entry, writer, attempt);
        }
    }

    private void Check(string reader, ObservedEntry entry, RecordedTransaction writer, RecordedAttempt attempt)
    {
        if (writer.Outcome == TransactionOutcome.Aborted)
        {
            Report(ViolationKind.DirtyRead, reader, entry, $"{writer.Id} was refused");
        }
        else if (writer.Outcome == TransactionOutcome.Unknown && writer.Effective is null)
        {
            if (entry.Revision is { } revision)
            {
                writer.Settle(attempt, revision);
            }
        }
        else if (!ReferenceEquals(attempt, writer.Effective))
        {
            var kind = writer.Outcome == TransactionOutcome.Committed ? ViolationKind.DirtyRead : ViolationKind.AppliedTwice;
            Report(kind, reader, entry, $"{writer.Id} gave this run up");
        }
        else if (entry.Revision is { } revision && revision != writer.Revision)
        {
            Report(ViolationKind.AppliedTwice, reader, entry, $"{writer} wrote it at another revision");
        }
    }

    private void Report(ViolationKind kind, string reader, ObservedEntry entry, string why) =>
        found.Add(new Violation(kind, $"{reader} saw {entry.Key}={entry.Value} of revision {entry.Revision}, but {why}"));

    private sealed record Origin(RecordedTransaction? Transaction, RecordedAttempt? Attempt);
}
