using System.Collections.Immutable;

namespace Vlcp.Storage.Histories.Tests.Checking;

/// <summary>
/// A model of a store that does one thing after the other, and of clients whose calls overlap, are refused, or stay unanswered whether or
/// not they were done. Every history of it is good.
/// </summary>
internal sealed class SerialStore(int seed, bool withReceipts = false)
{
    private static readonly KeyRange Members = KeyRange.Prefix("m");

    private readonly Random _random = new(seed);
    private readonly SortedDictionary<string, (string Value, long Revision)> _content = new(StringComparer.Ordinal);
    private readonly List<(long Time, int Order, HistoryEvent Event)> _events = [];
    private long _revision;
    private int _stamps;

    /// <summary>A history of so many transactions.</summary>
    internal List<HistoryEvent> Run(int transactions)
    {
        Add(0, new FeedTold("feed", 0, [], true));
        for (var number = 1; number <= transactions; number++)
        {
            // It happens at this instant; its caller waits from some time before until some time after.
            var now = number * 100L;
            var (began, ended) = (now - _random.Next(1, 400), now + _random.Next(1, 400));
            if (_random.Next(4) == 0)
            {
                Read($"t{number}", began, now, ended);
            }
            else
            {
                Update($"t{number}", began, now, ended);
            }
        }

        if (withReceipts)
        {
            var time = (transactions + 10) * 100L;
            Add(time, new TransactionBegan("last", time, false));
            Add(time, new TransactionAttempted("last", new Observation(_revision, [], [new ObservedRange(KeyRange.All, [.. _content.Keys.Select(Entry)])]), []));
            Add(time, new TransactionEnded("last", time + 1, TransactionOutcome.Committed, null));
        }

        Add(long.MaxValue, new FeedFinished("feed", _revision));
        return [.. _events.OrderBy(item => item.Time).ThenBy(item => item.Order).Select(item => item.Event)];
    }

    private void Read(string id, long began, long now, long ended)
    {
        Add(began, new TransactionBegan(id, began, false));
        Add(now, new TransactionAttempted(id, Observe(withRange: _random.Next(2) == 0), []));
        Add(ended, new TransactionEnded(id, ended, TransactionOutcome.Committed, null));
    }

    private void Update(string id, long began, long now, long ended)
    {
        var writes = Writes(id);
        Add(began, new TransactionBegan(id, began, true));
        if (_random.Next(5) == 0)
        {
            // A run that others came before.
            Add(now - 1, new TransactionAttempted(id, Observe(withRange: false), Writes(id)));
        }

        Add(now, new TransactionAttempted(id, Observe(withRange: _random.Next(3) == 0), writes));
        var fate = _random.Next(10);
        var isDone = fate > 1;
        var changed = isDone ? Apply(writes, now) : [];
        if (fate == 0)
        {
            Add(ended, new TransactionEnded(id, ended, TransactionOutcome.Aborted, null));
        }
        else if (fate is 1 or 2)
        {
            Add(ended, new TransactionEnded(id, ended, TransactionOutcome.Unknown, null));
        }
        else
        {
            Add(ended, new TransactionEnded(id, ended, TransactionOutcome.Committed, changed.IsEmpty ? null : _revision));
        }
    }

    private ImmutableArray<string> Apply(ImmutableArray<RecordedWrite> writes, long now)
    {
        ImmutableArray<string> changed = [.. writes.Where(write => write.Value is not null || _content.ContainsKey(write.Key)).Select(write => write.Key)];
        if (changed.IsEmpty)
        {
            return changed;
        }

        _revision++;
        foreach (var write in writes)
        {
            if (write.Value is null)
            {
                _content.Remove(write.Key);
            }
            else
            {
                _content[write.Key] = (write.Value, _revision);
            }
        }

        Add(now, new FeedTold("feed", _revision, changed, false));
        ImmutableArray<ObservedEntry> shown = [.. _content.Select(pair => new ObservedEntry(pair.Key, pair.Value.Value, null))];
        Add(now, new MirrorShowed("mirror", new Observation(_revision, [], [new ObservedRange(KeyRange.All, shown)]), _revision == 1 ? null : changed));
        return changed;
    }

    private Observation Observe(bool withRange) => new(
        _revision,
        [.. SomeKeys().Select(Entry)],
        withRange ? [new ObservedRange(Members, [.. _content.Keys.Where(Members.Contains).Select(Entry)])] : []);

    private ImmutableArray<RecordedWrite> Writes(string id)
    {
        var writes = SomeKeys().Select(key => new RecordedWrite(key, key[0] == 'm' && _random.Next(2) == 0 ? null : $"v{++_stamps}"));
        return withReceipts ? [.. writes, new RecordedWrite($"z{id}", $"v{++_stamps}")] : [.. writes];
    }

    private ObservedEntry Entry(string key) =>
        _content.TryGetValue(key, out var found) ? new ObservedEntry(key, found.Value, found.Revision) : new ObservedEntry(key, null, null);

    private string[] SomeKeys() =>
        [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => _random.Next(2) == 0 ? $"r{_random.Next(5)}" : $"m{_random.Next(5)}").Distinct()];

    private void Add(long time, HistoryEvent happened) => _events.Add((time, _events.Count, happened));
}
