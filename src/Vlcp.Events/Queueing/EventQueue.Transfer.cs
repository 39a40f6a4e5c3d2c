namespace Vlcp.Events;

/// <content>Events come in and go out.</content>
public sealed partial class EventQueue
{
    internal bool TryAppend(Event ev)
    {
        lock (Gate)
        {
            return !state.IsClosed && Refusal(ev, long.MaxValue) is null && Push(ev);
        }
    }

    internal void ForceAppend(Event ev)
    {
        lock (Gate)
        {
            Push(ev);
        }
    }

    internal ValueTask AppendAsync(Event ev, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        WaitingSender sender;
        lock (Gate)
        {
            if (state.IsClosed)
            {
                return ValueTask.FromCanceled(new CancellationToken(canceled: true));
            }

            var refusal = Refusal(ev, long.MaxValue);
            if (refusal is null)
            {
                Push(ev);
                return ValueTask.CompletedTask;
            }

            sender = new WaitingSender(ev, state.NextSequence());
            refusal.Insert(sender);
        }

        if (cancellationToken.CanBeCanceled)
        {
            sender.Cancellation = cancellationToken.UnsafeRegister(
                (state, token) => CancelSender((WaitingSender)state!, token), sender);
        }

        return new ValueTask(sender.Admitted.Task);
    }

    internal bool TryPop(out QueuedEvent queued)
    {
        lock (Gate)
        {
            if (!((IPopSource)this).CanPop)
            {
                queued = null!;
                return false;
            }

            queued = ((IPopSource)this).Pop();
            state.InFlight.Add(queued);
            return true;
        }
    }

    /// <summary>A popped event is done with: only now its place is free.</summary>
    internal void Settle(QueuedEvent queued)
    {
        lock (Gate)
        {
            state.InFlight.Remove(queued);
            if (queued.Leaf is { } leaf)
            {
                leaf.Settle(queued);
                leaf.Owner.AddToCounts(-1);
                ServeSenders(leaf, queued.Keyed);
            }
        }
    }

    /// <summary>A popped event returns to the front of where it came from.</summary>
    internal void PutBack(QueuedEvent queued, bool blocked)
    {
        lock (Gate)
        {
            state.InFlight.Remove(queued);
            if (queued.Leaf is { } leaf)
            {
                if (blocked)
                {
                    state.Block(queued);
                }

                leaf.PutBack(queued);
                RefreshRings(leaf);
            }
            else if (!queued.IsDiscarded)
            {
                Push(queued.Event);
            }
        }
    }

    /// <summary>Makes the blocked events that a matcher selects deliverable again.</summary>
    internal void ReleaseBlocked(EventMatcher matcher, bool ignore, bool askPredicate)
    {
        lock (Gate)
        {
            foreach (var queued in state.BlockedBy(matcher))
            {
                if (!askPredicate || matcher.MatchesPredicate(queued.Event, null))
                {
                    queued.Event.CanIgnore |= ignore;
                    state.Unblock(queued);
                    queued.Leaf!.Refresh(queued);
                    RefreshRings(queued.Leaf);
                }
            }
        }
    }

    /// <summary>Nothing will be popped any more: whoever waits for space is cancelled.</summary>
    internal void Close()
    {
        lock (Gate)
        {
            state.IsClosed = true;
            foreach (var sender in TakeSenders())
            {
                Finish(sender, admitted: false);
            }
        }
    }

    /// <summary>The first line on the way in where an event has to wait.</summary>
    private SenderLine? Refusal(Event ev, long sequence)
    {
        var leaf = state.Root.LeafFor(ev);
        if (leaf.Refusal(ev, sequence) is { } refused)
        {
            return refused;
        }

        for (var queue = leaf.Owner; queue is not null; queue = queue.parent)
        {
            if (queue.count >= queue.options.TotalLimit || queue.line.IsBefore(sequence))
            {
                return queue.line;
            }
        }

        return null;
    }

    private bool Push(Event ev)
    {
        var leaf = LeafFor(ev);
        leaf.Push(new QueuedEvent(ev, state.NextSequence()));
        leaf.Owner.AddToCounts(1);
        RefreshRings(leaf);
        return true;
    }

    private void ServeSenders(LeafQueue leaf, KeyedQueue? freed = null)
    {
        foreach (var waiting in leaf.WaitingLines(freed))
        {
            Serve(waiting);
        }

        for (var queue = leaf.Owner; queue is not null; queue = queue.parent)
        {
            Serve(queue.line);
            queue.AnnounceEmpty();
        }
    }

    private void Serve(SenderLine waiting)
    {
        while (waiting.First is { } sender)
        {
            var refusal = Refusal(sender.Event, sender.Sequence);
            if (refusal == waiting)
            {
                return;
            }

            waiting.Remove(sender);
            if (refusal is not null)
            {
                refusal.Insert(sender);
            }
            else
            {
                state.Root.Push(sender.Event);
                Finish(sender, admitted: true);
            }
        }
    }

    private void AnnounceEmpty()
    {
        if (count == 0 && emptyWaiters.Count > 0)
        {
            emptyWaiters.ForEach(static waiter => waiter.TrySetResult());
            emptyWaiters.Clear();
        }
    }

    private void CancelSender(WaitingSender sender, CancellationToken token)
    {
        lock (Gate)
        {
            if (sender.Line is { } left)
            {
                left.Remove(sender);
                sender.Admitted.TrySetCanceled(token);
                Serve(left);
            }
        }
    }

    private static void Finish(WaitingSender sender, bool admitted)
    {
        sender.Cancellation.Unregister();
        if (admitted)
        {
            sender.Admitted.TrySetResult();
        }
        else
        {
            sender.Admitted.TrySetCanceled(new CancellationToken(canceled: true));
        }
    }
}
