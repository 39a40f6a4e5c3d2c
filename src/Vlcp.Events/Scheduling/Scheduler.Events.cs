using Microsoft.Extensions.Logging;

namespace Vlcp.Events;

/// <content>Sending, receiving and delivering events.</content>
public sealed partial class Scheduler
{
    private readonly MatchTree<Receiver> receivers = new();
    private readonly List<MatchTree<Receiver>.Registration> candidates = [];
    private readonly List<MatchTree<Receiver>.Registration> chosen = [];
    private readonly List<EventMatcher> registeredMeanwhile = [];
    private bool deliversBlocking;
    private bool isClosed;
    private long deliveries;

    /// <summary>One gate for queue and receivers: no event can be put back between being missed and being waited for.</summary>
    private Lock Gate => Queue.Gate;

    /// <summary>Queues an event if its queue has space and nobody waits for that space.</summary>
    public bool TrySend(Event ev)
    {
        var sent = Queue.TryAppend(ev);
        Wake();
        return sent;
    }

    /// <summary>Queues an event, waiting for space in its queue. Senders that wait get their turn in the order of their calls.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the event was queued.</exception>
    public ValueTask SendAsync(Event ev, CancellationToken cancellationToken = default)
    {
        var sent = Queue.AppendAsync(ev, cancellationToken);
        Wake();
        return sent;
    }

    /// <summary>Queues an event regardless of all limits: for what must not be lost and must not wait.</summary>
    public void EmergeSend(Event ev)
    {
        Queue.ForceAppend(ev);
        Wake();
    }

    /// <summary>
    /// Releases the blocked events that a matcher selects: each is delivered once more and then dropped if still not accepted.
    /// Events that still wait in a queue are untouched; see <see cref="Event.CanIgnoreNow"/>.
    /// </summary>
    public void Ignore(EventMatcher matcher)
    {
        Queue.ReleaseBlocked(matcher, ignore: true, askPredicate: true);
        Wake();
    }

    /// <summary>Calls a handler on the loop for every matching event until the result is disposed.</summary>
    /// <remarks>
    /// An exception in the handler is logged; the handler stays and other receivers get the event all the same.
    /// </remarks>
    public IDisposable Subscribe<TEvent>(EventMatcher<TEvent> matcher, Action<TEvent> handler)
        where TEvent : Event
    {
        var subscription = new Subscription<TEvent>(this, handler);
        Register(subscription, [matcher]);
        return subscription;
    }

    /// <summary>Starts an asynchronous handler on the loop for every matching event until the result is disposed.</summary>
    /// <remarks>A failing handler is logged. Handlers of several events may be under way at once.</remarks>
    public IDisposable Subscribe<TEvent>(EventMatcher<TEvent> matcher, Func<TEvent, Task> handler)
        where TEvent : Event => Subscribe(matcher, ev => { _ = WatchAsync(handler, ev, matcher); });

    private async Task WatchAsync<TEvent>(Func<TEvent, Task> handler, TEvent ev, EventMatcher matcher)
        where TEvent : Event
    {
        try
        {
            await handler(ev);
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            // The scheduler stops; that is no failure of the handler.
        }
        catch (Exception error)
        {
            ReportUnhandled(error, $"handler of {matcher}");
        }
    }

    /// <returns>False if the scheduler has stopped, so that no event will ever come.</returns>
    internal bool Register(Receiver receiver, IReadOnlyList<EventMatcher> matchers)
    {
        lock (Gate)
        {
            if (isClosed)
            {
                receiver.IsActive = false;
                return false;
            }

            foreach (var matcher in matchers)
            {
                receiver.Registrations.Add(receivers.Add(matcher, receiver));

                // Predicates belong to the loop. Elsewhere a blocked event is released on suspicion and blocks again if need be.
                Queue.ReleaseBlocked(matcher, ignore: false, askPredicate: IsOnLoop);
                if (deliversBlocking && !HasSeenTheEvent(matcher))
                {
                    registeredMeanwhile.Add(matcher);
                }
            }
        }

        Wake();
        return true;
    }

    /// <summary>Ends a receiver.</summary>
    /// <returns>Whether it was active: of all that may end a receiver, only the first gets true.</returns>
    internal bool Unregister(Receiver receiver)
    {
        lock (Gate)
        {
            var wasActive = receiver.IsActive;
            receiver.IsActive = false;
            receiver.Registrations.ForEach(registration => registration.Remove());
            receiver.Registrations.Clear();
            return wasActive;
        }
    }

    /// <summary>Ends one registration of a receiver; gives the number of those that remain.</summary>
    internal int UnregisterOne(Receiver receiver, MatchTree<Receiver>.Registration registration)
    {
        lock (Gate)
        {
            registration.Remove();
            receiver.Registrations.Remove(registration);
            return receiver.Registrations.Count;
        }
    }

    /// <summary>
    /// Code that lets a blocking event go by and awaits the very same matcher again is not offered that event over and over.
    /// </summary>
    private bool HasSeenTheEvent(EventMatcher matcher) => IsOnLoop && chosen.Exists(seen => seen.Matcher == matcher);

    private void DeliverEvents()
    {
        for (var budget = options.MaxEventsPerTurn; budget > 0 && Queue.TryPop(out var queued); budget--)
        {
            Deliver(queued);
        }
    }

    private void Deliver(QueuedEvent queued)
    {
        var ev = queued.Event;
        if (ev.CanIgnore)
        {
            Queue.Settle(queued);
            ChooseReceivers(ev);
            DeliverToChosen(ev);
            return;
        }

        lock (Gate)
        {
            deliversBlocking = true;
            registeredMeanwhile.Clear();
            chosen.Clear();
        }

        ChooseReceivers(ev);
        DeliverToChosen(ev);
        var isDone = ev.CanIgnore || (ev.CanIgnore = MayBeIgnoredNow(ev));
        lock (Gate)
        {
            deliversBlocking = false;
            if (isDone)
            {
                Queue.Settle(queued);
            }
            else
            {
                // A matcher that came too late for this delivery must see the event, so it does not block yet.
                var missed = registeredMeanwhile.Any(matcher => matcher.MatchesIndices(ev) && matcher.MatchesPredicate(ev, null));
                Queue.PutBack(queued, blocked: !missed);
            }
        }
    }

    private bool MayBeIgnoredNow(Event ev)
    {
        try
        {
            return ev.CanIgnoreNow();
        }
        catch (Exception error)
        {
            ReportUnhandled(error, $"{ev.GetType().Name}.CanIgnoreNow");
            return true;
        }
    }

    /// <summary>Decides who gets an event before the first receiver runs; whoever starts to listen later gets later events.</summary>
    private void ChooseReceivers(Event ev)
    {
        candidates.Clear();
        chosen.Clear();
        lock (Gate)
        {
            receivers.Collect(ev, candidates);
        }

        deliveries++;
        foreach (var registration in candidates)
        {
            if (registration.Value.LastDelivery != deliveries && registration.Matcher.MatchesPredicate(ev, WarnOfPredicate))
            {
                registration.Value.LastDelivery = deliveries;
                chosen.Add(registration);
            }
        }
    }

    private void DeliverToChosen(Event ev)
    {
        foreach (var registration in chosen)
        {
            if (!registration.Value.IsActive)
            {
                continue;
            }

            try
            {
                registration.Value.Deliver(ev, registration);
            }
            catch (Exception error)
            {
                ReportUnhandled(error, $"receiver of {registration.Matcher}");
            }
        }
    }

    private void WarnOfPredicate(EventMatcher matcher, Exception error) =>
        logger.LogWarning(error, "The predicate of {Matcher} failed; the event counts as not matching", matcher);

    private void AbandonReceivers()
    {
        List<Receiver> waiting = [];
        lock (Gate)
        {
            isClosed = true;
            waiting.AddRange(receivers.Values.Distinct());
        }

        waiting.ForEach(receiver => receiver.Abandon());
        Queue.Close();
    }
}
