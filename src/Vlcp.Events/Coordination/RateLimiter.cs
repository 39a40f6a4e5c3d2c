namespace Vlcp.Events;

/// <summary>Lets a number of units pass in each turn of a scheduler's loop, strictly in the order of the calls.</summary>
public sealed class RateLimiter
{
    private readonly Scheduler scheduler;
    private readonly long unitsPerTurn;
    private readonly Lock gate = new();
    private readonly LinkedList<(long Units, TaskCompletionSource<bool> Admitted)> backlog = [];
    private long granted;
    private long budget;
    private long lastTurn = -1;

    /// <summary>Creates a limiter.</summary>
    /// <param name="scheduler">Whose turns count.</param>
    /// <param name="unitsPerTurn">How many units pass in one turn; at least 1.</param>
    public RateLimiter(Scheduler scheduler, long unitsPerTurn)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unitsPerTurn);
        (this.scheduler, this.unitsPerTurn) = (scheduler, unitsPerTurn);
    }

    /// <summary>
    /// Waits until the units may pass. A request passes whole as soon as those before it have left anything of the budget; one
    /// that is larger than the budget is paid for by later turns.
    /// </summary>
    /// <returns>Whether the caller had to wait.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the units don't count.</exception>
    public ValueTask<bool> AcquireAsync(long units = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<bool>(cancellationToken);
        }

        lock (gate)
        {
            if (backlog.Count == 0 && lastTurn != scheduler.Turn)
            {
                (granted, budget, lastTurn) = (0, unitsPerTurn, scheduler.Turn);
            }

            if (backlog.Count == 0 && granted < budget)
            {
                granted += units;
                return ValueTask.FromResult(false);
            }

            var admitted = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            var place = backlog.AddLast((units, admitted));
            if (backlog.Count == 1)
            {
                scheduler.Post(AdmitNext, null);
            }

            return new ValueTask<bool>(cancellationToken.CanBeCanceled ? Cancellable(place, cancellationToken) : admitted.Task);
        }
    }

    private async Task<bool> Cancellable(
        LinkedListNode<(long Units, TaskCompletionSource<bool> Admitted)> place, CancellationToken cancellationToken)
    {
        using var cancellation = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                lock (gate)
                {
                    if (place.List is not null)
                    {
                        backlog.Remove(place);
                        place.Value.Admitted.TrySetCanceled(token);
                    }
                }
            },
            null);
        return await place.Value.Admitted.Task;
    }

    private void AdmitNext(object? _)
    {
        lock (gate)
        {
            // Asked for early in a turn, this may still run in the same one, whose budget is spent.
            if (lastTurn != scheduler.Turn)
            {
                lastTurn = scheduler.Turn;
                budget += unitsPerTurn;
            }

            while (backlog.First is { } first && granted < budget)
            {
                backlog.Remove(first);
                granted += first.Value.Units;
                first.Value.Admitted.TrySetResult(true);
            }

            if (backlog.Count > 0)
            {
                scheduler.Post(AdmitNext, null);
            }
        }
    }
}
