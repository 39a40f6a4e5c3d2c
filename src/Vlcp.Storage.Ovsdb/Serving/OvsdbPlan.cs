using System.Collections.Immutable;
using Vlcp.Ovsdb;

namespace Vlcp.Storage.Ovsdb;

/// <summary>
/// A group of updates that do not read what others of the group write. They are committed together, each with a revision of its own, if the
/// store is still at the revision where what they have read is known.
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
    private readonly OvsdbContent _content;
    private readonly List<StoreChange> _commits = [];
    private long _time;
    private long _bytes;

    private OvsdbPlan(OvsdbState before, OvsdbContent content)
    {
        (_before, _content, _time) = (before, content, before.Time);
        Draft = new OvsdbDraft(content, Needs);
    }

    /// <summary>What the plan leaves.</summary>
    internal OvsdbDraft Draft { get; }

    /// <summary>What has to be asked for before the other updates can run.</summary>
    internal OvsdbNeeds Needs { get; } = new();

    /// <summary>The updates that could run, with what they get if the plan is carried out.</summary>
    internal List<OvsdbOutcome> Outcomes { get; } = [];

    /// <summary>The store before the plan.</summary>
    internal OvsdbState Before => _before;

    /// <summary>True when there is something to write.</summary>
    internal bool HasWrites => _commits.Count > 0;

    /// <summary>The revision after the plan.</summary>
    internal long Revision => _before.Revision + _commits.Count;

    /// <summary>Runs updates.</summary>
    internal static OvsdbPlan Make(OvsdbState state, OvsdbContent content, IEnumerable<OvsdbCall> updates, StoreClock clock)
    {
        var plan = new OvsdbPlan(state, content);
        foreach (var call in updates.TakeWhile(_ => plan._bytes <= MaxTransactionBytes / 4))
        {
            var timestamp = clock.Next(after: plan._time);
            try
            {
                plan.Run(call, timestamp);
            }
            catch (Exception error)
            {
                // What it saw may be behind, so that this counts only when it is known to be true.
                plan.Outcomes.Add(new OvsdbOutcome(call, plan.Unchanged(timestamp), error));
            }
        }

        return plan;
    }

    /// <summary>The transaction that carries the plan out.</summary>
    /// <param name="writer">Who commits, unique for each attempt.</param>
    internal List<OvsdbOperation> Operations(string writer)
    {
        List<OvsdbOperation> operations =
        [
            OvsdbOperation.Wait(
                "Store", [], ["revision", "fence"], equal: true, [OvsdbRows.Of(("revision", _before.Revision), ("fence", _before.Fence))], TimeSpan.Zero),
            OvsdbOperation.Update("Store", [], OvsdbRows.Of(("revision", Revision), ("time", _time))),
        ];
        operations.AddRange(Draft.Entries.Select(entry => OvsdbRows.Change(entry.Key, EntryBefore(entry.Key), entry.Value)).OfType<OvsdbOperation>());
        var nodes = Draft.Nodes.Select(node => (Prefix: node.Key, Change: OvsdbRows.Change(node.Key, NodeBefore(node.Key), node.Value)))
            .Where(node => node.Change is not null).ToList();
        operations.AddRange(nodes.Select(node => node.Change!));
        foreach (var (revision, keys, _) in _commits)
        {
            operations.Add(OvsdbOperation.Insert("Commit", OvsdbRows.Of(
                ("revision", revision), ("writer", writer), ("keys", OvsdbRows.Names(keys)),
                ("nodes", OvsdbRows.Names(revision == Revision ? nodes.Select(node => node.Prefix) : [])))));
        }

        if (Revision / TrimStep != _before.Revision / TrimStep)
        {
            operations.Add(OvsdbOperation.Delete("Commit", [new OvsdbCondition("revision", OvsdbFunction.LessOrEqual, Revision - MostCommits)]));
        }

        return operations;
    }

    private StoreEntry? EntryBefore(string key) => _content.TryGetEntry(key, out var entry) ? entry : null;

    // A node that the plan makes was not known before, because nothing led to it.
    private OvsdbNode? NodeBefore(string prefix) => _content.TryGetNode(prefix, out var node) ? node : null;

    private void Run(OvsdbCall call, long timestamp)
    {
        var update = Ask(call, timestamp);
        if (update is null)
        {
            return;
        }

        CheckSize(update.Writes);
        if (!update.Writes.Aggregate(true, (can, write) => Draft.CanWrite(write) && can))
        {
            return;
        }

        var revision = Revision + 1;
        ImmutableArray<string> keys = [.. update.Writes.Where(write => Draft.Write(write, revision)).Select(write => write.Key)];
        if (keys.IsEmpty)
        {
            Outcomes.Add(new OvsdbOutcome(call, Unchanged(timestamp)));
            return;
        }

        _time = timestamp;
        _commits.Add(new StoreChange(revision, keys));
        Outcomes.Add(new OvsdbOutcome(call, new StoreCommit(revision, timestamp, Changed: true)));
    }

    private StoreCommit Unchanged(long timestamp) => new(_before.Revision, timestamp, Changed: false);

    // Null when something is not known, or when somebody before it in the group writes it: that may never be committed, so nobody is to see it.
    private StoreUpdate? Ask(OvsdbCall call, long timestamp)
    {
        while (!Draft.Touches(call.Query) && Draft.Read(call.Query, _before.Revision, timestamp) is { } snapshot)
        {
            var update = call.Updater!(snapshot);
            if (update.More is not { } more)
            {
                return update;
            }

            call.Query = call.Query.Union(more);
        }

        return null;
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
