using System.Collections.Immutable;
using Vlcp.Ovsdb;

namespace Vlcp.Storage.Ovsdb;

/// <summary>
/// A group of updates, run one after the other on what the mirror has: each sees what those before it wrote. They are committed together,
/// each with a revision of its own, if the store is still as the mirror had it.
/// </summary>
internal sealed class OvsdbPlan
{
    /// <summary>The largest value: a server that sends more at once may miss its heartbeats.</summary>
    internal const int MaxValueBytes = 4 * 1024 * 1024;

    private const int MaxTransactionBytes = 16 * 1024 * 1024;

    // Commits that stay in the table, for feeds that were told several at once, and for those who did not get an answer.
    private const int MostCommits = 1000;
    private const int TrimStep = 64;

    private readonly OvsdbState _before;
    private readonly List<StoreChange> _commits = [];
    private ImmutableSortedSet<StoreEntry> _entries;
    private long _time;
    private long _bytes;

    private OvsdbPlan(OvsdbState before) => (_before, _entries, _time) = (before, before.Entries, before.Time);

    /// <summary>The updates that did not fail, with what they get if the plan is carried out.</summary>
    internal List<(OvsdbCall Call, StoreCommit Commit)> Outcomes { get; } = [];

    /// <summary>The revision before the plan.</summary>
    internal OvsdbState Before => _before;

    /// <summary>True when there is something to write.</summary>
    internal bool HasWrites => _commits.Count > 0;

    /// <summary>The revision after the plan.</summary>
    internal long Revision => _before.Revision + _commits.Count;

    /// <summary>Runs updates. Those that fail are told so, and change nothing.</summary>
    internal static OvsdbPlan Make(OvsdbState state, IEnumerable<OvsdbCall> updates, StoreClock clock)
    {
        var plan = new OvsdbPlan(state);
        foreach (var call in updates)
        {
            if (plan._bytes > MaxTransactionBytes / 4)
            {
                break;
            }

            try
            {
                plan.Run(call, clock);
            }
            catch (Exception error)
            {
                call.Fail(error);
            }
        }

        return plan;
    }

    /// <summary>The transaction that carries the plan out.</summary>
    /// <param name="mirror">Knows the rows.</param>
    /// <param name="writer">Who commits, unique for each attempt.</param>
    internal List<OvsdbOperation> Operations(OvsdbMirror mirror, string writer)
    {
        List<OvsdbOperation> operations =
        [
            OvsdbOperation.Wait("Store", [], ["revision", "fence"], equal: true, [Row(("revision", _before.Revision), ("fence", _before.Fence))], TimeSpan.Zero),
            OvsdbOperation.Update("Store", [], Row(("revision", Revision), ("time", _time))),
        ];
        foreach (var key in _commits.SelectMany(commit => commit.Keys).Distinct(StringComparer.Ordinal))
        {
            Add(operations, mirror, key);
        }

        foreach (var (revision, keys, _) in _commits)
        {
            operations.Add(OvsdbOperation.Insert("Commit", Row(
                ("revision", revision), ("writer", writer), ("keys", OvsdbValue.Set(keys.Select(key => OvsdbAtom.String(OvsdbText.Escape(key))))))));
        }

        if (Revision / TrimStep != _before.Revision / TrimStep)
        {
            operations.Add(OvsdbOperation.Delete("Commit", [new OvsdbCondition("revision", OvsdbFunction.LessOrEqual, Revision - MostCommits)]));
        }

        return operations;
    }

    private static Dictionary<string, OvsdbValue> Row(params ReadOnlySpan<(string Column, OvsdbValue Value)> columns)
    {
        var row = new Dictionary<string, OvsdbValue>(columns.Length, StringComparer.Ordinal);
        foreach (var (column, value) in columns)
        {
            row[column] = value;
        }

        return row;
    }

    private void Add(List<OvsdbOperation> operations, OvsdbMirror mirror, string key)
    {
        var existed = _before.Entries.Contains(WholeSnapshot.Probe(key));
        if (!_entries.TryGetValue(WholeSnapshot.Probe(key), out var entry))
        {
            if (existed)
            {
                operations.Add(OvsdbOperation.Delete("Entry", [OvsdbCondition.Row(mirror.RowOf(key))]));
            }

            return;
        }

        var (text, isBinary) = OvsdbText.Encode(entry.Value.Span);
        operations.Add(existed
            ? OvsdbOperation.Update("Entry", [OvsdbCondition.Row(mirror.RowOf(key))], Row(("value", text), ("binary", isBinary), ("revision", entry.Revision)))
            : OvsdbOperation.Insert("Entry", Row(("key", OvsdbText.Escape(key)), ("value", text), ("binary", isBinary), ("revision", entry.Revision))));
    }

    private void Run(OvsdbCall call, StoreClock clock)
    {
        var timestamp = clock.Next(after: _time);
        var snapshot = new WholeSnapshot(Revision, timestamp, _entries);
        var update = call.Updater!(snapshot);
        while (update.More is not null)
        {
            update = call.Updater(snapshot);
        }

        CheckSize(update.Writes);
        var revision = Revision + 1;
        var entries = _entries.ToBuilder();
        var keys = ImmutableArray.CreateBuilder<string>();
        foreach (var (key, value) in update.Writes)
        {
            var existed = entries.Remove(WholeSnapshot.Probe(key));
            if (value is { } bytes)
            {
                entries.Add(new StoreEntry(key, bytes, revision));
            }

            if (existed || value is not null)
            {
                keys.Add(key);
            }
        }

        if (keys.Count == 0)
        {
            Outcomes.Add((call, new StoreCommit(Revision, timestamp, Changed: false)));
            return;
        }

        (_entries, _time) = (entries.ToImmutable(), timestamp);
        _commits.Add(new StoreChange(revision, keys.ToImmutable()));
        Outcomes.Add((call, new StoreCommit(revision, timestamp, Changed: true)));
    }

    private void CheckSize(ImmutableArray<StoreWrite> writes)
    {
        var bytes = 0L;
        foreach (var write in writes)
        {
            StoreLimits.Check(write, MaxValueBytes);
            bytes += write.Key.Length + (write.Value?.Length ?? 0);
        }

        if (bytes > MaxTransactionBytes)
        {
            throw new StoreLimitException($"The transaction has {bytes} bytes of keys and values; at most {MaxTransactionBytes} are allowed.");
        }

        _bytes += bytes;
    }
}
