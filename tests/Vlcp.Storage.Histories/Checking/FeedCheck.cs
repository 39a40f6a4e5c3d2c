using System.Collections.Immutable;

namespace Vlcp.Storage.Histories;

/// <summary>
/// Whether a feed told every commit once, in order and with its keys. After the marker that anything may have changed it begins anew
/// behind the marker's revision.
/// </summary>
internal sealed class FeedCheck(string name, List<HistoryEvent> told, VersionOrder versions, List<Violation> found)
{
    private readonly Dictionary<long, RecordedTransaction> _writers = versions.Writers
        .GroupBy(writer => writer.Revision!.Value).ToDictionary(group => group.Key, group => group.First());

    private readonly long[] _revisions = [.. versions.Writers.Select(writer => writer.Revision!.Value)];
    private readonly HashSet<long> _toldRevisions = [];
    private long? _upTo;

    internal void Run()
    {
        foreach (var item in told)
        {
            switch (item)
            {
                case FeedTold { IsRestored: true } marker:
                    _upTo = marker.Revision;
                    break;
                case FeedTold change:
                    Check(change);
                    break;
                case FeedFinished finished:
                    CheckGap(finished.Revision + 1, "it ended");
                    break;
            }
        }
    }

    private void Check(FeedTold change)
    {
        if (_upTo is null)
        {
            Report(ViolationKind.WrongNotification, $"began with revision {change.Revision} instead of a marker");
        }
        else if (change.Revision <= _upTo)
        {
            var kind = _toldRevisions.Contains(change.Revision) ? ViolationKind.DuplicateNotification : ViolationKind.ReorderedNotification;
            Report(kind, $"told revision {change.Revision} after {_upTo}");
            return;
        }

        CheckGap(change.Revision, $"{change.Revision}");
        CheckKeys(change);
        _toldRevisions.Add(change.Revision);
        _upTo = change.Revision;
    }

    /// <summary>Every commit after what was told and before a revision is left out.</summary>
    private void CheckGap(long before, string next)
    {
        if (_upTo is not { } upTo)
        {
            return;
        }

        var at = Array.BinarySearch(_revisions, upTo + 1);
        for (var i = at < 0 ? ~at : at; i < _revisions.Length && _revisions[i] < before; i++)
        {
            Report(ViolationKind.LostNotification, $"left out {_writers[_revisions[i]]} between {upTo} and {next}");
        }
    }

    private void CheckKeys(FeedTold change)
    {
        if (_writers.TryGetValue(change.Revision, out var writer))
        {
            if (!Explains(writer.Effective!.Writes, change.Keys))
            {
                Report(ViolationKind.WrongNotification, $"told {string.Join(' ', change.Keys)} for {writer}, which wrote "
                    + string.Join(' ', writer.Effective.Writes.Select(write => write.Key)));
            }
        }
        else if (!versions.Undecided.MayExplain(change.Revision, attempt => Explains(attempt.Writes, change.Keys)))
        {
            Report(ViolationKind.WrongNotification, $"told revision {change.Revision} ({string.Join(' ', change.Keys)}), which nobody committed");
        }
    }

    // A key that was deleted and did not exist is no change.
    private static bool Explains(ImmutableArray<RecordedWrite> writes, ImmutableArray<string> keys)
    {
        var named = keys.ToHashSet(StringComparer.Ordinal);
        return named.Count == keys.Length
            && writes.All(write => write.Value is null || named.Contains(write.Key))
            && named.IsSubsetOf(writes.Select(write => write.Key));
    }

    private void Report(ViolationKind kind, string message) => found.Add(new Violation(kind, $"feed {name} {message}"));
}
