namespace Vlcp.Storage.Histories;

/// <summary>Whether revisions follow the order in which callers saw things happen.</summary>
internal sealed class OrderCheck(History history, List<Violation> found)
{
    internal void Run()
    {
        // In the order of time: an answer raises the revision that everything asked for later must know.
        var known = (Revision: long.MinValue, By: "");
        var asked = history.Transactions.OrderBy(t => t.Began).GetEnumerator();
        var answered = history.Transactions.Where(t => t.Ended is not null && t.Outcome == TransactionOutcome.Committed).OrderBy(t => t.Ended).GetEnumerator();
        var hasAnswer = answered.MoveNext();
        while (asked.MoveNext())
        {
            while (hasAnswer && answered.Current.Ended < asked.Current.Began)
            {
                var revision = answered.Current.Revision ?? answered.Current.Effective?.Seen.Revision ?? long.MinValue;
                known = revision > known.Revision ? (revision, answered.Current.Id) : known;
                hasAnswer = answered.MoveNext();
            }

            Check(asked.Current, known);
        }
    }

    private void Check(RecordedTransaction transaction, (long Revision, string By) known)
    {
        if (transaction.Revision <= known.Revision)
        {
            found.Add(new Violation(
                ViolationKind.OrderAgainstTime, $"{transaction} began after {known.By} had been answered with revision {known.Revision}"));
        }

        if (!transaction.IsUpdate && transaction.Effective is { } read && read.Seen.Revision < known.Revision)
        {
            found.Add(new Violation(
                ViolationKind.StaleRead,
                $"{transaction} read revision {read.Seen.Revision} after {known.By} had been answered with revision {known.Revision}"));
        }
    }
}
