namespace Vlcp.Events;

/// <summary>Something that events can be popped from.</summary>
internal interface IPopSource
{
    /// <summary>Whether an event can be popped now.</summary>
    bool CanPop { get; }

    /// <summary>Takes the next event; only when <see cref="CanPop"/>.</summary>
    QueuedEvent Pop();
}

/// <summary>
/// The place of a source in a ring. Whether it is in the ring is asked of the ring's own link and nowhere remembered twice.
/// </summary>
internal sealed class RingSeat
{
    public RingSeat(IPopSource source) => (Source, Link) = (source, new LinkedListNode<RingSeat>(this));

    public IPopSource Source { get; }

    public LinkedListNode<RingSeat> Link { get; }

    /// <summary>How many of the recent pops of the ring were from this source.</summary>
    public int RecentPops { get; set; }
}

/// <summary>
/// Serves its sources round robin, one event each. A source that wakes up goes to the favoured ones in front if it had no more
/// than its share of the recent pops, and last otherwise. The favoured ones keep the order in which they woke up.
/// </summary>
/// <param name="window">How many pops count as recent.</param>
/// <param name="forgotten">Called when the last recent pop of a source has left the window.</param>
internal sealed class FairRing(Func<int> window, Action<RingSeat>? forgotten = null)
{
    private readonly LinkedList<RingSeat> active = [];
    private readonly Queue<RingSeat> recent = [];
    private LinkedListNode<RingSeat>? lastFavoured;

    /// <summary>Number of sources that share the ring, idle ones included.</summary>
    public int Seats { get; set; }

    public bool CanPop => active.First is not null;

    /// <summary>Brings a source into the ring or out of it, as it can or can't be popped from.</summary>
    public void Refresh(RingSeat seat)
    {
        var isIn = seat.Link.List is not null;
        if (isIn == seat.Source.CanPop)
        {
            return;
        }

        if (isIn)
        {
            TakeOut(seat);
        }
        else if ((long)seat.RecentPops * Seats <= recent.Count)
        {
            Favour(seat);
        }
        else
        {
            active.AddLast(seat.Link);
        }
    }

    public QueuedEvent Pop()
    {
        var seat = active.First!.Value;
        TakeOut(seat);
        var popped = seat.Source.Pop();
        if (seat.Source.CanPop)
        {
            active.AddLast(seat.Link);
        }

        Remember(seat);
        return popped;
    }

    /// <summary>Takes a source out for good.</summary>
    public void Remove(RingSeat seat)
    {
        if (seat.Link.List is not null)
        {
            TakeOut(seat);
        }

        Seats--;
    }

    private void Favour(RingSeat seat)
    {
        if (lastFavoured is null)
        {
            active.AddFirst(seat.Link);
        }
        else
        {
            active.AddAfter(lastFavoured, seat.Link);
        }

        lastFavoured = seat.Link;
    }

    private void TakeOut(RingSeat seat)
    {
        if (seat.Link == lastFavoured)
        {
            lastFavoured = seat.Link.Previous;
        }

        active.Remove(seat.Link);
    }

    private void Remember(RingSeat seat)
    {
        recent.Enqueue(seat);
        seat.RecentPops++;
        for (var limit = window(); recent.Count > limit;)
        {
            var oldest = recent.Dequeue();
            if (--oldest.RecentPops == 0)
            {
                forgotten?.Invoke(oldest);
            }
        }
    }
}
