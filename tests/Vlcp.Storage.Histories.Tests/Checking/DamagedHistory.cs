using System.Collections.Immutable;

namespace Vlcp.Storage.Histories.Tests.Checking;

/// <summary>A good history in which one thing is changed, or null when it has nothing to change in this way.</summary>
internal static class DamagedHistory
{
    internal static List<HistoryEvent>? Of(List<HistoryEvent> good, Damage damage, Random random) => damage switch
    {
        Damage.OlderValue => Replace<TransactionAttempted>(good, random, IsOfAnswered(good), attempt => Older(good, attempt, random)),
        Damage.MissingInRange => Replace<TransactionAttempted>(good, random, IsOfAnswered(good), Shorter),
        Damage.RefusedAfterAll => Replace<TransactionEnded>(
            good, random, ended => WasRead(good, ended), ended => ended with { Outcome = TransactionOutcome.Aborted, Revision = null }),
        Damage.LostChange => Replace<FeedTold>(good, random, IsCommitted(good), _ => null, mayRemove: true),
        Damage.RepeatedChange => Repeat(good, random),
        Damage.SwappedChanges => Swap(good, random),
        Damage.LostKeyOfMirror => Replace<MirrorShowed>(
            good, random, showed => showed.ChangedKeys?.Length > 0, showed => showed with { ChangedKeys = showed.ChangedKeys!.Value.RemoveAt(0) }),
        Damage.LostWrite => Undo(good, random),
        _ => throw new ArgumentOutOfRangeException(nameof(damage)),
    };

    private static List<HistoryEvent>? Replace<T>(
        List<HistoryEvent> good, Random random, Func<T, bool> suits, Func<T, HistoryEvent?> change, bool mayRemove = false)
        where T : HistoryEvent
    {
        foreach (var candidate in good.OfType<T>().Where(suits).OrderBy(_ => random.Next()).ToList())
        {
            if (change(candidate) is { } changed)
            {
                return [.. good.Select(happened => ReferenceEquals(happened, candidate) ? changed : happened)];
            }

            if (mayRemove)
            {
                return [.. good.Where(happened => !ReferenceEquals(happened, candidate))];
            }
        }

        return null;
    }

    private static Func<TransactionAttempted, bool> IsOfAnswered(List<HistoryEvent> good)
    {
        var answered = good.OfType<TransactionEnded>().Where(e => e.Outcome == TransactionOutcome.Committed).Select(e => e.Id).ToHashSet();
        return attempt => answered.Contains(attempt.Id);
    }

    private static Func<FeedTold, bool> IsCommitted(List<HistoryEvent> good)
    {
        var revisions = good.OfType<TransactionEnded>().Where(e => e.Revision is not null).Select(e => e.Revision!.Value).ToHashSet();
        return told => !told.IsRestored && revisions.Contains(told.Revision);
    }

    private static bool WasRead(List<HistoryEvent> good, TransactionEnded ended) =>
        ended.Outcome == TransactionOutcome.Committed && ended.Revision is { } revision
        && good.OfType<TransactionAttempted>().Any(attempt => attempt.Seen.Entries().Any(entry => entry.Revision == revision));

    private static TransactionAttempted? Older(List<HistoryEvent> good, TransactionAttempted attempt, Random random)
    {
        var known = good.OfType<TransactionAttempted>().SelectMany(other => other.Seen.Entries()).ToLookup(entry => entry.Key);
        foreach (var entry in attempt.Seen.Keys.Where(entry => entry.Revision is not null).OrderBy(_ => random.Next()))
        {
            var older = known[entry.Key].FirstOrDefault(other => other.Revision < entry.Revision);
            if (older.Value is not null)
            {
                return attempt with { Seen = attempt.Seen with { Keys = attempt.Seen.Keys.Replace(entry, older) } };
            }
        }

        return null;
    }

    private static TransactionAttempted? Shorter(TransactionAttempted attempt)
    {
        var range = attempt.Seen.Ranges.FirstOrDefault(range => range.Entries.Length > 0);
        return range is null
            ? null
            : attempt with { Seen = attempt.Seen with { Ranges = attempt.Seen.Ranges.Replace(range, range with { Entries = range.Entries.RemoveAt(0) }) } };
    }

    private static List<HistoryEvent>? Repeat(List<HistoryEvent> good, Random random)
    {
        var changes = good.OfType<FeedTold>().Where(told => !told.IsRestored).ToList();
        if (changes.Count == 0)
        {
            return null;
        }

        var twice = changes[random.Next(changes.Count)];
        return [.. good.SelectMany(happened => ReferenceEquals(happened, twice) ? [happened, happened] : ImmutableArray.Create(happened))];
    }

    private static List<HistoryEvent>? Swap(List<HistoryEvent> good, Random random)
    {
        var changes = good.OfType<FeedTold>().Where(told => !told.IsRestored).ToList();
        if (changes.Count < 2)
        {
            return null;
        }

        var first = random.Next(changes.Count - 1);
        var (one, other) = (good.IndexOf(changes[first]), good.IndexOf(changes[first + 1]));
        var bad = good.ToList();
        (bad[one], bad[other]) = (bad[other], bad[one]);
        return bad;
    }

    // Readers never saw it, as if the store had forgotten one half.
    private static List<HistoryEvent>? Undo(List<HistoryEvent> good, Random random)
    {
        var seen = good.OfType<TransactionAttempted>().SelectMany(attempt => attempt.Seen.Keys).Where(entry => entry.Value is not null).Distinct().ToList();
        if (seen.Count == 0)
        {
            return null;
        }

        var lost = seen[random.Next(seen.Count)];
        return
        [
            .. good.Select(happened => happened is TransactionAttempted attempt
                ? attempt with { Seen = attempt.Seen with { Keys = [.. attempt.Seen.Keys.Select(entry => entry == lost ? new ObservedEntry(entry.Key, null, null) : entry)] } }
                : happened),
        ];
    }
}
