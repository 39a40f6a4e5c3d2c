namespace Vlcp.Storage.Ovsdb;

/// <summary>A read or update on its way through the worker.</summary>
/// <param name="query">What it reads first.</param>
/// <param name="updater">The body of an update; null for a read.</param>
internal sealed class OvsdbCall(StoreQuery query, StoreUpdater? updater)
{
    private readonly TaskCompletionSource<OvsdbAnswer> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _phase;

    private enum Phase
    {
        Waiting,
        Committing,
        Abandoned,
    }

    internal StoreUpdater? Updater => updater;

    internal Task<OvsdbAnswer> Task => _done.Task;

    /// <summary>What it reads: more, when its updater has asked for more.</summary>
    internal StoreQuery Query { get; set; } = query;

    /// <summary>The revision at which the cluster was after the call had begun: what is known from there on is not behind. Unknown at first.</summary>
    internal long Since { get; set; } = long.MaxValue;

    /// <summary>How often others were faster.</summary>
    internal int Conflicts { get; set; }

    /// <summary>True when nobody waits for it any more, or it has its answer.</summary>
    internal bool IsOver => _done.Task.IsCompleted || Volatile.Read(ref _phase) == (int)Phase.Abandoned;

    /// <summary>The caller gives up; false when a commit is under way.</summary>
    internal bool TryAbandon() => Move(Phase.Waiting, Phase.Abandoned);

    /// <summary>A commit begins; false when the caller has given up.</summary>
    internal bool TryCommit() => Move(Phase.Waiting, Phase.Committing);

    /// <summary>The commit did not happen.</summary>
    internal void WaitAgain() => Move(Phase.Committing, Phase.Waiting);

    internal void Answer(OvsdbAnswer answer) => _done.TrySetResult(answer);

    internal void Fail(Exception error) => _done.TrySetException(error);

    private bool Move(Phase from, Phase to) => Interlocked.CompareExchange(ref _phase, (int)to, (int)from) == (int)from;
}
