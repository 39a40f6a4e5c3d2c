namespace Vlcp.Events;

/// <summary>
/// A queue of events that can have sub-queues. Events go to the sub-queue whose matcher selects them, the most specific first,
/// otherwise to the queue's own default queue. Sub-queues of larger priority are served first, those of equal priority round
/// robin. Neither senders nor receivers need to know of the division. All members may be called from any thread.
/// </summary>
public sealed partial class EventQueue : IPopSource
{
    private readonly QueueState state;
    private readonly QueueOptions options;
    private readonly EventQueue? parent;
    private readonly FairRing? parentRing;
    private readonly RingSeat seat;
    private readonly LeafQueue leaf;
    private readonly SortedList<int, FairRing> rings = new(Comparer<int>.Create(static (a, b) => b.CompareTo(a)));
    private readonly MatchTree<EventQueue> classifier = new();
    private readonly List<EventQueue> subQueues = [];
    private readonly SenderLine line = new();
    private readonly List<TaskCompletionSource> emptyWaiters = [];
    private MatchTree<EventQueue>.Registration? registration;
    private int count;

    /// <summary>Creates a main queue.</summary>
    public EventQueue(QueueOptions? options = null)
        : this(options ?? QueueOptions.Unlimited, null, 0)
    {
    }

    private EventQueue(QueueOptions options, EventQueue? parent, int priority)
    {
        this.options = options.Checked();
        this.parent = parent;
        Priority = priority;
        state = parent?.state ?? new QueueState(this);
        seat = new RingSeat(this);
        if (parent is not null)
        {
            parentRing = parent.RingOf(priority);
            parentRing.Seats++;
        }

        leaf = options.Kind.Create(this, options.DefaultLimit);
        RingOf(options.DefaultPriority).Seats++;
    }

    /// <summary>The name given at creation.</summary>
    public string? Name => options.Name;

    /// <summary>The priority among the sub-queues of the parent.</summary>
    public int Priority { get; }

    /// <summary>Events in this queue and its sub-queues, including one that is being delivered and may come back.</summary>
    public int Count
    {
        get
        {
            lock (Gate)
            {
                return count;
            }
        }
    }

    internal Lock Gate => state.Gate;

    bool IPopSource.CanPop => ActiveRing() is not null;

    internal bool CanPop
    {
        get
        {
            lock (Gate)
            {
                return ((IPopSource)this).CanPop;
            }
        }
    }

    QueuedEvent IPopSource.Pop() => ActiveRing()!.Pop();

    /// <summary>Adds a sub-queue. Events that already wait stay where they are.</summary>
    /// <param name="priority">Larger is served first.</param>
    /// <param name="matcher">Selects the events by their indices.</param>
    /// <param name="options">Name, limits and kind of the new queue.</param>
    /// <exception cref="ArgumentException">The matcher has a predicate, or a sub-queue has this name.</exception>
    public EventQueue AddSubQueue(int priority, EventMatcher matcher, QueueOptions? options = null)
    {
        if (matcher.HasPredicate)
        {
            throw new ArgumentException(
                $"A sub-queue takes events by their indices only: {matcher} has a predicate, which would never be asked.",
                nameof(matcher));
        }

        options ??= QueueOptions.Unlimited;
        lock (Gate)
        {
            if (options.Name is { } name && subQueues.Exists(queue => queue.Name == name))
            {
                throw new ArgumentException($"There is a sub-queue named '{name}' already.", nameof(options));
            }

            var added = new EventQueue(options, this, priority);
            added.registration = classifier.Add(matcher, added);
            subQueues.Add(added);
            return added;
        }
    }

    /// <summary>The direct sub-queue of a name, or null.</summary>
    public EventQueue? Find(string name)
    {
        lock (Gate)
        {
            return subQueues.Find(queue => queue.Name == name);
        }
    }

    /// <summary>Completes when the queue and its sub-queues are empty and no event that could come back is being delivered.</summary>
    public Task WhenEmptyAsync(CancellationToken cancellationToken = default)
    {
        lock (Gate)
        {
            if (count == 0)
            {
                return Task.CompletedTask;
            }

            var empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            emptyWaiters.Add(empty);
            return empty.Task.WaitAsync(cancellationToken);
        }
    }

    private FairRing? ActiveRing()
    {
        for (var i = 0; i < rings.Count; i++)
        {
            if (rings.GetValueAtIndex(i).CanPop)
            {
                return rings.GetValueAtIndex(i);
            }
        }

        return null;
    }

    private FairRing RingOf(int priority)
    {
        if (!rings.TryGetValue(priority, out var ring))
        {
            FairRing created = null!;
            rings.Add(priority, ring = created = new FairRing(() => (10 * created.Seats) + 10));
        }

        return ring;
    }

    private LeafQueue LeafFor(Event ev)
    {
        var queue = this;
        while (queue.classifier.First(ev) is { } found)
        {
            queue = found.Value;
        }

        return queue.leaf;
    }

    /// <summary>Tells the rings from a leaf up to the root whether there is something to pop.</summary>
    private static void RefreshRings(LeafQueue leaf)
    {
        var queue = leaf.Owner;
        queue.RingOf(queue.options.DefaultPriority).Refresh(leaf.Seat);
        for (; queue.parent is not null; queue = queue.parent)
        {
            queue.parentRing!.Refresh(queue.seat);
        }
    }

    private void AddToCounts(int change)
    {
        for (var queue = this; queue is not null; queue = queue.parent)
        {
            queue.count += change;
        }
    }
}
