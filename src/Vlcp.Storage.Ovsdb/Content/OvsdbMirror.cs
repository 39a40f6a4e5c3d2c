using System.Collections.Immutable;
using Vlcp.Ovsdb;

namespace Vlcp.Storage.Ovsdb;

/// <summary>
/// The copy of the store that every controller keeps: OVSDB can't answer what keys there are in a range. It follows the server's
/// transactions, and tells the commits to the feeds.
/// </summary>
internal sealed class OvsdbMirror(StoreFeedHub hub)
{
    // Writers of so many commits are remembered, for those who did not get an answer.
    private const int MostWriters = 2000;

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, string> _keys = [];
    private readonly Dictionary<string, Guid> _rows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, string> _writers = [];
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OvsdbState _state = OvsdbState.Nothing;
    private OvsdbState _told = OvsdbState.Nothing;
    private Guid _store;
    private bool _isTold;

    /// <summary>What to ask the server for.</summary>
    internal static IReadOnlyList<OvsdbMonitorRequest> Requests { get; } =
    [
        new("Store", ["revision", "time", "fence"]), new("Entry", ["key", "value", "binary", "revision"]), new("Commit", ["revision", "writer", "keys"]),
    ];

    /// <summary>The transaction after which the copy is as it is.</summary>
    internal Guid LastTransaction { get; private set; }

    internal OvsdbState State => Volatile.Read(ref _state);

    /// <summary>The row of a key that exists.</summary>
    internal Guid RowOf(string key)
    {
        lock (_gate)
        {
            return _rows[key];
        }
    }

    /// <summary>Who made a commit; null when that is not known (any more).</summary>
    internal string? WriterOf(long revision)
    {
        lock (_gate)
        {
            return _writers.GetValueOrDefault(revision);
        }
    }

    /// <summary>Waits until the copy is as wished, and the feeds have been told.</summary>
    internal async Task<OvsdbState> WhenAsync(Func<OvsdbState, bool> wish, CancellationToken cancellationToken)
    {
        while (true)
        {
            var moved = Volatile.Read(ref _moved).Task;
            if (Volatile.Read(ref _told) is var state && wish(state))
            {
                return state;
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Applies what the server told.</summary>
    /// <exception cref="OvsdbValueException">The tables hold what a store never writes.</exception>
    /// <exception cref="FormatException">The same.</exception>
    internal void Apply(OvsdbHistoryUpdate update)
    {
        var commits = new List<StoreChange>();
        lock (_gate)
        {
            // If what was told can't be applied, the next connection begins anew.
            LastTransaction = Guid.Empty;
            Volatile.Write(ref _state, Next(update, commits));
            LastTransaction = update.LastTransaction;
        }

        Tell(commits);
        Volatile.Write(ref _told, State);
        Interlocked.Exchange(ref _moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    // Under the gate.
    private OvsdbState Next(OvsdbHistoryUpdate update, List<StoreChange> commits)
    {
        var state = _state;
        if (update.IsWhole)
        {
            _keys.Clear();
            _rows.Clear();
            _writers.Clear();
            state = OvsdbState.Nothing;
        }

        var entries = state.Entries.ToBuilder();
        foreach (var row in update.Rows)
        {
            switch (row.Table)
            {
                case "Entry":
                    Apply(entries, row);
                    break;
                case "Commit" when row.Kind == OvsdbChangeKind.Inserted:
                    commits.Add(Read(row));
                    break;
                case "Store" when row.Kind == OvsdbChangeKind.Deleted:
                    state = row.Uuid == _store ? OvsdbState.Nothing : state;
                    break;
                case "Store":
                    _store = row.Uuid;
                    state = state with
                    {
                        Exists = true,
                        Revision = Integer(row, "revision", state.Revision),
                        Time = Integer(row, "time", state.Time),
                        Fence = Integer(row, "fence", state.Fence),
                    };
                    break;
            }
        }

        return state with { Entries = entries.ToImmutable() };
    }

    private void Apply(ImmutableSortedSet<StoreEntry>.Builder entries, OvsdbRowDifference row)
    {
        if (row.Kind == OvsdbChangeKind.Inserted)
        {
            var key = OvsdbText.Unescape(row.Columns["key"].AsString());
            _keys[row.Uuid] = key;
            _rows[key] = row.Uuid;
            entries.Add(new StoreEntry(key, Value(row, default), Integer(row, "revision", 0)));
        }
        else if (_keys.TryGetValue(row.Uuid, out var key) && entries.TryGetValue(WholeSnapshot.Probe(key), out var former))
        {
            entries.Remove(former);
            if (row.Kind == OvsdbChangeKind.Modified)
            {
                entries.Add(new StoreEntry(key, Value(row, former.Value), Integer(row, "revision", former.Revision)));
                return;
            }

            _keys.Remove(row.Uuid);
            _rows.Remove(key);
        }
    }

    // A change between text and binary always changes the text, too; which of both it is then stands beside it or is as it was.
    private static ReadOnlyMemory<byte> Value(OvsdbRowDifference row, ReadOnlyMemory<byte> former)
    {
        var hasKind = row.Columns.TryGetValue("binary", out var binary);
        var isBinary = hasKind ? binary!.AsBoolean() : row.Kind == OvsdbChangeKind.Modified && OvsdbText.Encode(former.Span).IsBinary;
        return row.Columns.TryGetValue("value", out var value) ? OvsdbText.Decode(value.AsString(), isBinary)
            : row.Kind == OvsdbChangeKind.Inserted ? default
            : hasKind ? OvsdbText.Decode(OvsdbText.Encode(former.Span).Text, isBinary)
            : former;
    }

    private StoreChange Read(OvsdbRowDifference row)
    {
        var revision = Integer(row, "revision", 0);
        _writers[revision] = row.Columns.TryGetValue("writer", out var writer) ? writer.AsString() : "";
        if (_writers.Count > MostWriters)
        {
            _writers.Remove(_writers.First().Key);
        }

        return new StoreChange(
            revision, row.Columns.TryGetValue("keys", out var keys) ? [.. keys.Atoms.Select(key => OvsdbText.Unescape(key.AsString()))] : []);
    }

    private void Tell(List<StoreChange> commits)
    {
        var state = State;
        if (_isTold)
        {
            commits.Sort((x, y) => x.Revision.CompareTo(y.Revision));
            foreach (var change in commits.SkipWhile(change => change.Revision <= hub.Revision).TakeWhile(change => change.Revision == hub.Revision + 1))
            {
                hub.Publish(change);
            }
        }

        // What was forgotten before it could be told, or a store that is another one now.
        if (state.Exists && (!_isTold || hub.Revision != state.Revision))
        {
            _isTold = true;
            hub.Publish(StoreChange.Restored(state.Revision));
        }
    }

    private static long Integer(OvsdbRowDifference row, string column, long otherwise) =>
        row.Columns.TryGetValue(column, out var value) ? value.AsInteger() : otherwise;
}
