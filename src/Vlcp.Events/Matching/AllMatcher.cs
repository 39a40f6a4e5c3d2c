using System.Runtime.CompilerServices;

namespace Vlcp.Events;

/// <summary>Several matchers that are waited for until each has matched one event.</summary>
public sealed class AllMatcher
{
    private readonly EventMatcher[] matchers;
    private readonly bool accept;

    internal AllMatcher(EventMatcher[] matchers, bool accept) => (this.matchers, this.accept) = (matchers, accept);

    /// <summary>One event for each matcher, in the order of arrival.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or the scheduler stopped.</exception>
    public Task<IReadOnlyList<MatchedEvent>> WaitAsync(Scheduler scheduler, CancellationToken cancellationToken = default) =>
        WaitAsync(scheduler, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>One event for each matcher, in the order of arrival, if all come in time.</summary>
    /// <exception cref="TimeoutException">An event did not come in time.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or the scheduler stopped.</exception>
    public Task<IReadOnlyList<MatchedEvent>> WaitAsync(
        Scheduler scheduler, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        matchers.Length == 0
            ? Task.FromResult<IReadOnlyList<MatchedEvent>>([])
            : new AllEventsWaiter(scheduler, matchers, accept).Start(timeout, cancellationToken);

    /// <summary>Makes <c>await</c> wait on the scheduler that the code runs on.</summary>
    public TaskAwaiter<IReadOnlyList<MatchedEvent>> GetAwaiter() => WaitAsync(EventMatcher.CurrentScheduler()).GetAwaiter();
}
