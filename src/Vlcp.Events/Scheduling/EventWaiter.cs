namespace Vlcp.Events;

/// <summary>A receiver that code awaits. Exactly one of delivery, time-out, cancellation and stop ends it.</summary>
internal abstract class EventWaiter<TResult>(Scheduler scheduler, IReadOnlyList<EventMatcher> matchers) : Receiver(scheduler)
{
    // Continuations run inside the delivery on purpose: a receiver of a blocking event accepts it before the loop looks.
    private readonly TaskCompletionSource<TResult> completion = new();
    private CancellationTokenRegistration cancellation;
    private IDisposable? timer;

    public Task<TResult> Start(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResult>(cancellationToken);
        }

        if (!Scheduler.Register(this, matchers))
        {
            return Task.FromCanceled<TResult>(new CancellationToken(canceled: true));
        }

        if (timeout != Timeout.InfiniteTimeSpan)
        {
            timer = Scheduler.SetTimer(timeout, TimeOut);
        }

        if (cancellationToken.CanBeCanceled)
        {
            cancellation = cancellationToken.UnsafeRegister(
                static (waiter, token) => ((EventWaiter<TResult>)waiter!).Cancel(token), this);
        }

        if (!IsActive)
        {
            ReleaseTriggers();
        }

        return completion.Task;
    }

    public sealed override void Abandon() => Cancel(new CancellationToken(canceled: true));

    protected void Complete(TResult result)
    {
        if (Scheduler.Unregister(this))
        {
            ReleaseTriggers();
            completion.TrySetResult(result);
        }
    }

    private void TimeOut()
    {
        if (Scheduler.Unregister(this))
        {
            ReleaseTriggers();
            completion.TrySetException(new TimeoutException(
                $"No event came in time for {string.Join(", ", matchers.Select(matcher => matcher.ToString()))}."));
        }
    }

    private void Cancel(CancellationToken token)
    {
        if (Scheduler.Unregister(this))
        {
            ReleaseTriggers();

            // The code that cancels must not find itself running the cancelled code.
            Scheduler.Post(_ => completion.TrySetCanceled(token), null);
        }
    }

    private void ReleaseTriggers()
    {
        timer?.Dispose();
        cancellation.Unregister();
    }
}
