namespace Vlcp.Events;

/// <summary>Waits for one event for each of its matchers.</summary>
internal sealed class AllEventsWaiter(Scheduler scheduler, IReadOnlyList<EventMatcher> matchers, bool accept)
    : EventWaiter<IReadOnlyList<MatchedEvent>>(scheduler, matchers)
{
    private readonly List<MatchedEvent> received = [];

    public override void Deliver(Event ev, MatchTree<Receiver>.Registration registration)
    {
        if (accept)
        {
            ev.CanIgnore = true;
        }

        received.Add(new MatchedEvent(ev, registration.Matcher));
        if (Scheduler.UnregisterOne(this, registration) == 0)
        {
            Complete(received);
        }
    }
}
