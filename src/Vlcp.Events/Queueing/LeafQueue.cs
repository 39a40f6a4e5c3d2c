namespace Vlcp.Events;

/// <summary>
/// The default queue of an <see cref="EventQueue"/>, where events really wait. Popped events count until they are settled, so
/// that a blocking event always has its place to return to.
/// </summary>
internal abstract class LeafQueue : IPopSource
{
    protected LeafQueue(EventQueue owner, int? limit)
    {
        (Owner, Limit) = (owner, limit);
        Seat = new RingSeat(this);
    }

    public EventQueue Owner { get; }

    public int? Limit { get; }

    public RingSeat Seat { get; }

    /// <summary>Events that wait here or were popped and are not settled.</summary>
    public int Count { get; private set; }

    public abstract bool CanPop { get; }

    public abstract QueuedEvent Pop();

    /// <summary>The line in which this event has to wait, or null if there is space and nobody waits before it.</summary>
    public abstract SenderLine? Refusal(Event ev, long sequence);

    public void Push(QueuedEvent queued)
    {
        Count++;
        queued.Leaf = this;
        Enqueue(queued);
    }

    public void Settle(QueuedEvent queued)
    {
        Count--;
        queued.Leaf = null;
        Release(queued);
    }

    /// <summary>Returns a popped event to the front.</summary>
    public abstract void PutBack(QueuedEvent queued);

    /// <summary>The blocked mark of an event changed.</summary>
    public virtual void Refresh(QueuedEvent queued)
    {
    }

    /// <summary>Takes all waiting events out; they still have to be settled.</summary>
    public abstract IReadOnlyList<QueuedEvent> Drain();

    /// <summary>The lines of senders that may get in now, the one to be served first in front.</summary>
    /// <param name="freed">The key of which a place became free, or null if all lines may go on.</param>
    public abstract IEnumerable<SenderLine> WaitingLines(KeyedQueue? freed);

    protected abstract void Enqueue(QueuedEvent queued);

    protected virtual void Release(QueuedEvent queued)
    {
    }
}
