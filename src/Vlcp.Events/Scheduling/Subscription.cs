namespace Vlcp.Events;

/// <summary>A handler that gets every matching event until it is disposed.</summary>
internal sealed class Subscription<TEvent>(Scheduler scheduler, Action<TEvent> handler) : Receiver(scheduler), IDisposable
    where TEvent : Event
{
    public override void Deliver(Event ev, MatchTree<Receiver>.Registration registration)
    {
        try
        {
            handler((TEvent)ev);
        }
        catch (Exception error)
        {
            // A handler that fails loses this event only; other handlers and later events are not its business.
            Scheduler.ReportUnhandled(error, $"handler of {registration.Matcher}");
        }
    }

    public override void Abandon() => Dispose();

    public void Dispose() => Scheduler.Unregister(this);
}
