using System.Runtime.CompilerServices;

namespace Vlcp.Events;

/// <summary>Several matchers of which the first to match wins.</summary>
public sealed class AnyMatcher
{
    private readonly EventMatcher[] matchers;

    internal AnyMatcher(EventMatcher[] matchers) => this.matchers = matchers;

    /// <summary>The first matching event of a scheduler and the matcher that selected it.</summary>
    public Task<MatchedEvent> On(Scheduler scheduler) => WaitAsync(scheduler);

    /// <summary>The first matching event of a scheduler and the matcher that selected it. With no matchers it waits forever.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or the scheduler stopped.</exception>
    public Task<MatchedEvent> WaitAsync(Scheduler scheduler, CancellationToken cancellationToken = default) =>
        WaitAsync(scheduler, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>The first matching event of a scheduler, if it comes in time.</summary>
    /// <exception cref="TimeoutException">No such event came in time.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or the scheduler stopped.</exception>
    public Task<MatchedEvent> WaitAsync(Scheduler scheduler, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        new FirstEventWaiter<MatchedEvent>(scheduler, matchers, static (ev, matcher) => new MatchedEvent(ev, matcher))
            .Start(timeout, cancellationToken);

    /// <summary>Runs code on a scheduler's loop unless one of the matchers matches an event first; that cancels the code.</summary>
    /// <exception cref="InterruptedByEventException">An event came first; the code has ended by then.</exception>
    public async Task<T> InterruptAsync<T>(
        Scheduler scheduler, Func<CancellationToken, Task<T>> body, CancellationToken cancellationToken = default)
    {
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var interrupting = WaitAsync(scheduler, interruption.Token);
        var running = scheduler.InvokeAsync(() => body(interruption.Token));
        var first = await Task.WhenAny(running, interrupting);
        await interruption.CancelAsync();
        await Task.WhenAll(running, interrupting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return first == interrupting && interrupting.IsCompletedSuccessfully
            ? throw new InterruptedByEventException(await interrupting)
            : await running;
    }

    /// <summary>Makes <c>await</c> wait on the scheduler that the code runs on.</summary>
    public TaskAwaiter<MatchedEvent> GetAwaiter() => WaitAsync(EventMatcher.CurrentScheduler()).GetAwaiter();
}
