namespace Vlcp.Storage.Histories;

/// <summary>
/// Compares everything that was read with a replay of the commits: with the version that the read claims to be at, and, for a
/// transaction that wrote, with the version just before its commit.
/// </summary>
internal sealed class ReplayCheck(History history, VersionOrder versions, List<Violation> found)
{
    internal void Run()
    {
        foreach (var transaction in history.Transactions)
        {
            foreach (var attempt in transaction.Attempts)
            {
                CheckSnapshot(transaction.Id, attempt.Seen, transaction.Began, transaction.Ended ?? long.MaxValue);
            }

            if (transaction is { IsWriter: true, Effective: { } effective } && effective.Seen.Revision < transaction.Revision)
            {
                CheckCommit(transaction, effective);
            }
        }

        foreach (var (name, shown) in history.Mirrors)
        {
            foreach (var showed in shown)
            {
                CheckSnapshot(name, showed.Seen, long.MinValue, long.MaxValue);
            }
        }
    }

    private static bool IsSame(ObservedEntry seen, KeyVersion? version) =>
        seen.Value == version?.Value && (seen.Revision is null || seen.Revision == version?.Revision);

    private void CheckSnapshot(string reader, Observation seen, long began, long ended)
    {
        foreach (var entry in versions.Complete(seen))
        {
            var expected = versions.At(entry.Key, seen.Revision);
            if (!IsSame(entry, expected) && !(entry.Revision is null && versions.Undecided.MayExplain(entry.Key, ended, seen.Revision)))
            {
                var wanted = expected is null ? "nothing" : $"{expected.Value ?? "nothing"} of {expected.Writer}";
                found.Add(new Violation(
                    KindOf(entry, expected, seen, began), $"{reader} saw {Text(entry)} at revision {seen.Revision}, where it was {wanted}"));
            }
        }
    }

    private static ViolationKind KindOf(ObservedEntry entry, KeyVersion? expected, Observation seen, long began)
    {
        if (expected is null || entry.Revision > seen.Revision)
        {
            return entry.Value is null ? ViolationKind.WrongSnapshot : ViolationKind.TornRead;
        }

        if (seen.Entries().Any(other => other.Revision >= expected.Revision))
        {
            return ViolationKind.TornRead;
        }

        return expected.Writer.Ended < began ? ViolationKind.StaleRead : ViolationKind.WrongSnapshot;
    }

    private void CheckCommit(RecordedTransaction transaction, RecordedAttempt attempt)
    {
        var inRanges = attempt.Seen.Ranges;
        foreach (var entry in versions.Complete(attempt.Seen))
        {
            var current = versions.At(entry.Key, transaction.Revision!.Value - 1);
            if (IsSame(entry, current) || current is null
                || (entry.Revision is null && versions.Undecided.MayExplain(entry.Key, long.MaxValue, attempt.Seen.Revision)))
            {
                continue;
            }

            var isPhantom = (entry.Value is null) != (current.Value is null) && inRanges.Any(range => range.Range.Contains(entry.Key));
            var kind = attempt.Writes.Any(write => write.Key == entry.Key) ? ViolationKind.LostUpdate
                : isPhantom ? ViolationKind.Phantom
                : ViolationKind.WriteSkew;
            found.Add(new Violation(kind, $"{transaction} had read {Text(entry)}, but {current.Writer} had made it {current.Value ?? "nothing"}"));
        }
    }

    private static string Text(ObservedEntry entry) =>
        entry.Value is null ? $"no {entry.Key}" : $"{entry.Key}={entry.Value}{(entry.Revision is { } revision ? $"@{revision}" : "")}";
}
