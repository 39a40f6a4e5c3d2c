namespace Vlcp.Events;

/// <summary>The virtual queue of one key.</summary>
internal sealed class KeyedQueue : IPopSource
{
    public KeyedQueue(object key) => (Key, Seat) = (key, new RingSeat(this));

    public object Key { get; }

    public RingSeat Seat { get; }

    public FifoStore Store { get; } = new();

    public SenderLine Line { get; } = new();

    /// <summary>Events that wait here or were popped and are not settled.</summary>
    public int Count { get; set; }

    public bool CanPop => Store.CanPop;

    public QueuedEvent Pop() => Store.Pop();
}

/// <summary>
/// Divides events by key and serves the keys round robin. With a limit it keeps places free: a key that has events waiting may
/// not use those of keys seen recently, and no known key may use those preserved for keys not seen recently.
/// </summary>
internal sealed class AutoClassQueue : LeafQueue
{
    private readonly Dictionary<object, KeyedQueue> keys = [];
    private readonly KeyLine waitingKeys = new();
    private readonly FairRing ring;
    private readonly Func<Event, object> keyOf;
    private readonly int preserve;
    private readonly int? limitPerKey;
    private int emptyKeys;

    public AutoClassQueue(EventQueue owner, int? limit, Func<Event, object> keyOf, int preserve, int? limitPerKey)
        : base(owner, limit)
    {
        (this.keyOf, this.preserve, this.limitPerKey) = (keyOf, preserve, limitPerKey);
        ring = new FairRing(() => (int)Math.Min(10240, 10L * (Limit ?? keys.Count + 1)), Forget);
    }

    public override bool CanPop => ring.CanPop;

    public override QueuedEvent Pop() => ring.Pop();

    public override SenderLine? Refusal(Event ev, long sequence)
    {
        var key = keyOf(ev);
        if (!keys.TryGetValue(key, out var keyed))
        {
            if (!(Count >= Limit))
            {
                return null;
            }

            keyed = Learn(key);
        }

        if (!keyed.Line.IsBefore(sequence) && HasSpaceFor(keyed))
        {
            return null;
        }

        waitingKeys.Add(keyed);
        return keyed.Line;
    }

    public override void PutBack(QueuedEvent queued)
    {
        queued.Keyed!.Store.PutBack(queued);
        ring.Refresh(queued.Keyed.Seat);
    }

    public override void Refresh(QueuedEvent queued) => ring.Refresh(queued.Keyed!.Seat);

    public override IReadOnlyList<QueuedEvent> Drain()
    {
        var all = new List<QueuedEvent>();
        foreach (var keyed in keys.Values)
        {
            all.AddRange(keyed.Store.Drain());
            ring.Refresh(keyed.Seat);
        }

        return all;
    }

    public override IEnumerable<SenderLine> WaitingLines(KeyedQueue? freed)
    {
        // Without a common limit a free place of one key is of no use to the others.
        KeyedQueue[] able = freed is null || Limit is not null ? waitingKeys.ToArray()
            : waitingKeys.Contains(freed) ? [freed] : [];
        foreach (var keyed in able)
        {
            yield return keyed.Line;

            // Those that remain go behind the others: free places are shared out round robin among the keys, too.
            waitingKeys.Remove(keyed);
            if (!keyed.Line.IsEmpty)
            {
                waitingKeys.Add(keyed);
            }
            else
            {
                ForgetIfUnused(keyed);
            }
        }
    }

    protected override void Enqueue(QueuedEvent queued)
    {
        var key = keyOf(queued.Event);
        if (!keys.TryGetValue(key, out var keyed))
        {
            keyed = Learn(key);
        }

        if (keyed.Count++ == 0)
        {
            emptyKeys--;
        }

        queued.Keyed = keyed;
        keyed.Store.Enqueue(queued);
        ring.Refresh(keyed.Seat);
    }

    protected override void Release(QueuedEvent queued)
    {
        if (--queued.Keyed!.Count == 0)
        {
            emptyKeys++;
            ForgetIfUnused(queued.Keyed);
        }
    }

    private bool HasSpaceFor(KeyedQueue keyed)
    {
        if (keyed.Count >= limitPerKey)
        {
            return false;
        }

        if (Limit is not { } limit)
        {
            return true;
        }

        // A key that was never popped from counts as new: its places are the preserved ones.
        var isNew = keyed.Count == 0 && keyed.Seat.RecentPops == 0;
        var places = isNew ? limit : keyed.Count == 0 ? limit - preserve : limit - preserve - emptyKeys;
        return Count < Math.Max(1, places);
    }

    private KeyedQueue Learn(object key)
    {
        var keyed = new KeyedQueue(key);
        keys.Add(key, keyed);
        ring.Seats++;
        emptyKeys++;
        return keyed;
    }

    private void Forget(RingSeat seat) => ForgetIfUnused((KeyedQueue)seat.Source);

    private void ForgetIfUnused(KeyedQueue keyed)
    {
        if (keyed.Count == 0 && keyed.Seat.RecentPops == 0 && keyed.Line.IsEmpty && keys.Remove(keyed.Key))
        {
            ring.Remove(keyed.Seat);
            waitingKeys.Remove(keyed);
            emptyKeys--;
        }
    }
}
