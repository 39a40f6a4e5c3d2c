using System.Collections.Immutable;

namespace Vlcp.Storage.Histories.Tests.Checking;

/// <summary>A history written by hand. Each line follows the one before in time, unless it says when it began.</summary>
internal sealed class Story
{
    private readonly List<HistoryEvent> _events = [];
    private long _time;

    internal IReadOnlyList<HistoryEvent> Events => _events;

    /// <summary>An acknowledged update: what it read at which revision, and what it wrote at which.</summary>
    internal Story Commit(string id, long sees, string reads, long? revision, string writes, long? began = null, string[]? ranges = null) =>
        Update(id, sees, reads, writes, began, ranges, new TransactionEnded(id, 0, TransactionOutcome.Committed, revision));

    internal Story Refused(string id, long sees, string reads, string writes) =>
        Update(id, sees, reads, writes, null, null, new TransactionEnded(id, 0, TransactionOutcome.Aborted, null));

    /// <summary>An update whose caller was told nothing, or died.</summary>
    internal Story Unanswered(string id, long sees, string reads, string writes, bool isDead = false) =>
        Update(id, sees, reads, writes, null, null, isDead ? null : new TransactionEnded(id, 0, TransactionOutcome.Unknown, null));

    /// <summary>An update whose body ran twice.</summary>
    internal Story CommitSecondRun(string id, long sees, string firstWrites, string secondWrites, long revision)
    {
        _events.Add(new TransactionBegan(id, ++_time, true));
        _events.Add(new TransactionAttempted(id, Seen(sees, "", []), Writes(firstWrites)));
        _events.Add(new TransactionAttempted(id, Seen(sees, "", []), Writes(secondWrites)));
        _events.Add(new TransactionEnded(id, ++_time, TransactionOutcome.Committed, revision));
        return this;
    }

    internal Story Read(string id, long sees, string reads, long? began = null, params string[] ranges)
    {
        _events.Add(new TransactionBegan(id, began ?? ++_time, false));
        _events.Add(new TransactionAttempted(id, Seen(sees, reads, ranges), []));
        _events.Add(new TransactionEnded(id, ++_time, TransactionOutcome.Committed, null));
        return this;
    }

    internal Story Marker(long revision) => Add(new FeedTold("feed", revision, [], true));

    internal Story Tells(long revision, params string[] keys) => Add(new FeedTold("feed", revision, [.. keys], false));

    internal Story FeedEnds(long revision) => Add(new FeedFinished("feed", revision));

    internal Story Mirror(long revision, string content, params string[]? changed) => Add(new MirrorShowed(
        "mirror",
        new Observation(revision, [], [new ObservedRange(KeyRange.All, [.. Entries(content).Select(entry => entry with { Revision = null })])]),
        changed is null ? null : [.. changed]));

    internal Story Add(HistoryEvent happened)
    {
        _events.Add(happened);
        return this;
    }

    internal IReadOnlyList<Violation> Check() => HistoryChecker.Check(new History(_events));

    private Story Update(string id, long sees, string reads, string writes, long? began, string[]? ranges, TransactionEnded? end)
    {
        _events.Add(new TransactionBegan(id, began ?? ++_time, true));
        _events.Add(new TransactionAttempted(id, Seen(sees, reads, ranges ?? []), Writes(writes)));
        if (end is not null)
        {
            _events.Add(end with { Time = ++_time });
        }

        return this;
    }

    // "x=1@3 y=-": x has the value 1 of revision 3, y does not exist. A range is "a..c: b=1@3".
    private static Observation Seen(long revision, string reads, string[] ranges) => new(revision, [.. Entries(reads)], [.. ranges.Select(Range)]);

    private static ObservedRange Range(string text)
    {
        var parts = text.Replace("..", ":").Split(':');
        return new ObservedRange(new KeyRange(parts[0], parts[1].Trim()), [.. Entries(parts.Length > 2 ? parts[2] : "")]);
    }

    private static IEnumerable<ObservedEntry> Entries(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=', '@')).Select(parts =>
            parts[1] == "-" ? new ObservedEntry(parts[0], null, null) : new ObservedEntry(parts[0], parts[1], long.Parse(parts[2])));

    private static ImmutableArray<RecordedWrite> Writes(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=')).Select(parts =>
            new RecordedWrite(parts[0], parts[1] == "-" ? null : parts[1]))];
}
