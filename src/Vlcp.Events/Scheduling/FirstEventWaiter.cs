namespace Vlcp.Events;

/// <summary>Waits for one event.</summary>
internal sealed class FirstEventWaiter<TResult>(
    Scheduler scheduler, IReadOnlyList<EventMatcher> matchers, Func<Event, EventMatcher, TResult> result)
    : EventWaiter<TResult>(scheduler, matchers)
{
    public override void Deliver(Event ev, MatchTree<Receiver>.Registration registration) =>
        Complete(result(ev, registration.Matcher));
}
