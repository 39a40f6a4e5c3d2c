using System.Collections.Immutable;
using Vlcp.Ovsdb;

namespace Vlcp.Storage.Ovsdb;

/// <summary>
/// What the server tells by itself: how many commits there are, and the names of what each has touched. It tells the feeds, and keeps
/// the names for the worker, which forgets what it knew of them.
/// </summary>
internal sealed class OvsdbLog(StoreFeedHub hub)
{
    // Names that may wait; without them the worker forgets everything.
    private const int MostNames = 100_000;

    private readonly Lock _gate = new();
    private readonly List<OvsdbCommit> _untaken = [];
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OvsdbState _state = OvsdbState.Nothing;
    private OvsdbState _told = OvsdbState.Nothing;
    private Guid _store;
    private bool _isTold;
    private int _names;

    /// <summary>What to ask the server for. Commits of before are nobody's business.</summary>
    internal static IReadOnlyList<OvsdbMonitorRequest> Requests { get; } =
        [new("Store", ["revision", "time", "fence"]), new("Commit", ["revision", "keys", "nodes"]) { Initial = false }];

    /// <summary>The transaction up to which everything was told.</summary>
    internal Guid LastTransaction { get; private set; }

    internal OvsdbState State => Volatile.Read(ref _state);

    /// <summary>The revision after which the feeds expect commits; null when they have been told nothing yet.</summary>
    internal long? Told => Volatile.Read(ref _isTold) ? hub.Revision : null;

    /// <summary>A commit as its row tells it.</summary>
    /// <exception cref="OvsdbValueException">The row holds what a store never writes.</exception>
    internal static OvsdbCommit Read(IReadOnlyDictionary<string, OvsdbValue> row)
    {
        return new(row["revision"].AsInteger(), Names("keys"), Names("nodes"));

        ImmutableArray<string> Names(string column) =>
            row.TryGetValue(column, out var names) ? [.. names.AsStrings().Select(OvsdbText.Unescape)] : [];
    }

    /// <summary>Waits until the store is as wished, and the feeds have been told.</summary>
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

    /// <summary>Where the store is, and the commits that were told since the last call.</summary>
    internal (OvsdbState State, List<OvsdbCommit> Commits) Take()
    {
        lock (_gate)
        {
            var commits = _untaken.ToList();
            _untaken.Clear();
            _names = 0;
            return (_state, commits);
        }
    }

    /// <summary>Applies what the server told.</summary>
    /// <param name="update">What the server told.</param>
    /// <param name="missed">Commits that it did not tell, but has kept.</param>
    /// <exception cref="OvsdbValueException">The tables hold what a store never writes.</exception>
    /// <exception cref="KeyNotFoundException">The same.</exception>
    internal void Apply(OvsdbHistoryUpdate update, params IEnumerable<OvsdbCommit> missed)
    {
        var commits = missed.ToList();
        lock (_gate)
        {
            // If what was told can't be applied, the next connection begins anew.
            LastTransaction = Guid.Empty;
            Volatile.Write(ref _state, Next(update, commits));
            LastTransaction = update.LastTransaction;
            Keep(commits);
        }

        Tell(commits);
        Volatile.Write(ref _told, State);
        Interlocked.Exchange(ref _moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    // Under the gate.
    private OvsdbState Next(OvsdbHistoryUpdate update, List<OvsdbCommit> commits)
    {
        var state = update.IsWhole ? OvsdbState.Nothing : _state;
        foreach (var row in update.Rows)
        {
            switch (row.Table)
            {
                case "Commit" when row.Kind == OvsdbChangeKind.Inserted:
                    commits.Add(Read(row.Columns));
                    break;
                case "Store" when row.Kind == OvsdbChangeKind.Deleted:
                    state = row.Uuid == _store ? OvsdbState.Nothing : state;
                    break;
                case "Store":
                    _store = row.Uuid;
                    state = new OvsdbState(
                        true, Integer(row, "revision", state.Revision), Integer(row, "time", state.Time), Integer(row, "fence", state.Fence));
                    break;
            }
        }

        commits.RemoveAll(commit => commit.Revision > state.Revision);
        commits.Sort((x, y) => x.Revision.CompareTo(y.Revision));
        return state;
    }

    // Under the gate. A gap is seen by the numbers.
    private void Keep(List<OvsdbCommit> commits)
    {
        _names += commits.Sum(commit => commit.Keys.Length + commit.Nodes.Length);
        if (_names > MostNames)
        {
            _untaken.Clear();
            _names = 0;
            return;
        }

        _untaken.AddRange(commits);
    }

    private void Tell(List<OvsdbCommit> commits)
    {
        var state = State;
        if (_isTold)
        {
            foreach (var commit in commits.SkipWhile(commit => commit.Revision <= hub.Revision).TakeWhile(commit => commit.Revision == hub.Revision + 1))
            {
                hub.Publish(new StoreChange(commit.Revision, commit.Keys));
            }
        }

        // What was forgotten before it could be told, or a store that is another one now.
        if (state.Exists && (!_isTold || hub.Revision != state.Revision))
        {
            Volatile.Write(ref _isTold, true);
            hub.Publish(StoreChange.Restored(state.Revision));
        }
    }

    private static long Integer(OvsdbRowDifference row, string column, long otherwise) =>
        row.Columns.TryGetValue(column, out var value) ? value.AsInteger() : otherwise;
}
