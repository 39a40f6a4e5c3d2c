namespace Vlcp.Events;

/// <content>Whole queues are emptied or taken away.</content>
public sealed partial class EventQueue
{
    /// <summary>
    /// Drops all events of this queue and its sub-queues, blocked ones and one that is being delivered included. Senders that
    /// wait for space then get in.
    /// </summary>
    /// <returns>The dropped events in the order of their arrival; one that is being delivered is not among them.</returns>
    public IReadOnlyList<Event> Clear()
    {
        lock (Gate)
        {
            var dropped = TakeEvents(discardInFlight: true);
            foreach (var queue in Subtree())
            {
                ServeSenders(queue.leaf);
            }

            return [.. dropped.Select(queued => queued.Event)];
        }
    }

    /// <summary>
    /// Takes this sub-queue away. Its remaining events move to the queue of the parent that now selects them, regardless of
    /// limits; senders that wait for space here wait there. Does nothing when it was removed before.
    /// </summary>
    /// <exception cref="InvalidOperationException">This is the main queue.</exception>
    public void Remove()
    {
        if (parent is null)
        {
            throw new InvalidOperationException("The main queue can't be removed.");
        }

        lock (Gate)
        {
            if (registration is null)
            {
                return;
            }

            registration.Remove();
            registration = null;
            parent.subQueues.Remove(this);
            var events = TakeEvents(discardInFlight: false);
            var senders = TakeSenders();
            parentRing!.Remove(seat);
            foreach (var queued in events)
            {
                parent.Push(queued.Event);
            }

            foreach (var sender in senders)
            {
                Resend(sender);
            }

            foreach (var queue in Subtree())
            {
                queue.AnnounceEmpty();
            }

            ServeSenders(parent.leaf);
        }
    }

    private void Resend(WaitingSender sender)
    {
        if (Refusal(sender.Event, sender.Sequence) is { } refusal)
        {
            refusal.Insert(sender);
        }
        else
        {
            state.Root.Push(sender.Event);
            Finish(sender, admitted: true);
        }
    }

    private List<QueuedEvent> TakeEvents(bool discardInFlight)
    {
        var subtree = Subtree().ToList();
        var taken = new List<QueuedEvent>();
        foreach (var queue in subtree)
        {
            taken.AddRange(queue.leaf.Drain());
        }

        foreach (var queued in taken.Where(queued => queued.IsBlocked))
        {
            state.Unblock(queued);
        }

        var inFlight = state.InFlight.Where(queued => queued.Leaf is { } leaf && subtree.Contains(leaf.Owner)).ToList();
        foreach (var queued in inFlight)
        {
            queued.IsDiscarded = discardInFlight;
        }

        foreach (var queued in taken.Concat(inFlight))
        {
            var leaf = queued.Leaf!;
            leaf.Settle(queued);
            leaf.Owner.AddToCounts(-1);
            RefreshRings(leaf);
        }

        taken.Sort(static (a, b) => a.Sequence.CompareTo(b.Sequence));
        return taken;
    }

    private List<WaitingSender> TakeSenders()
    {
        var senders = Subtree()
            .SelectMany(queue => queue.leaf.WaitingLines(null).ToList().Append(queue.line))
            .SelectMany(waiting => waiting.TakeAll())
            .ToList();
        senders.Sort(static (a, b) => a.Sequence.CompareTo(b.Sequence));
        return senders;
    }

    private IEnumerable<EventQueue> Subtree() => subQueues.SelectMany(queue => queue.Subtree()).Prepend(this);
}
