namespace Vlcp.Storage.Histories;

/// <summary>
/// The transactions of which nobody knows whether they were committed, because nobody saw a value of theirs. A read that should have seen one
/// of them rules it out for all revisions up to its own.
/// </summary>
internal sealed class UndecidedTransactions
{
    private readonly List<(RecordedTransaction Transaction, long RuledOutUpTo)> _transactions;

    internal UndecidedTransactions(History history)
    {
        var reads = history.Transactions.SelectMany(t => t.Attempts).Select(attempt => attempt.Seen).OrderByDescending(seen => seen.Revision).ToList();
        var writers = history.Transactions
            .SelectMany(t => t.Attempts.SelectMany(attempt => attempt.Writes).Select(write => (write.Key, Transaction: t)))
            .Distinct().ToLookup(pair => pair.Key, pair => pair.Transaction);
        _transactions =
        [
            .. history.Transactions.Where(t => t is { IsUpdate: true, Effective: null, Outcome: TransactionOutcome.Unknown })
                .Select(t => (t, RuledOutUpTo(t, reads, writers))),
        ];
    }

    /// <summary>True when one of them, asked for before an instant, may have written the key by a revision.</summary>
    internal bool MayExplain(string key, long before, long revision) => _transactions.Any(undecided =>
        undecided.Transaction.Began < before && undecided.RuledOutUpTo < revision
        && undecided.Transaction.Attempts.Any(attempt => attempt.Writes.Any(write => write.Key == key)));

    /// <summary>True when one of them may be the commit of a revision.</summary>
    internal bool MayExplain(long revision, Func<RecordedAttempt, bool> suits) =>
        _transactions.Any(undecided => undecided.RuledOutUpTo < revision && undecided.Transaction.Attempts.Any(suits));

    // A key that nobody else can have written later would show the transaction; the latest read of it did not.
    private static long RuledOutUpTo(RecordedTransaction transaction, List<Observation> reads, ILookup<string, RecordedTransaction> writers)
    {
        var telling = transaction.Attempts.SelectMany(attempt => attempt.Writes).Where(write => write.Value is not null).Select(write => write.Key)
            .Distinct().Where(key => transaction.Attempts.All(attempt => attempt.Writes.Any(write => write.Key == key && write.Value is not null)))
            .Where(key => writers[key].All(other => other == transaction || other.Ended < transaction.Began));
        return telling
            .Select(key => reads.FirstOrDefault(seen => seen.Keys.Any(entry => entry.Key == key) || seen.Ranges.Any(range => range.Range.Contains(key))))
            .Max(seen => seen?.Revision) ?? long.MinValue;
    }
}
