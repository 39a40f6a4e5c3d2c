namespace Vlcp.Events;

/// <summary>What all queues of one tree share.</summary>
internal sealed class QueueState(EventQueue root)
{
    private static readonly object AnyRoot = new();

    private readonly Dictionary<object, HashSet<QueuedEvent>> blocked = [];
    private long sequence;

    public EventQueue Root { get; } = root;

    public Lock Gate { get; } = new();

    /// <summary>Events popped and neither settled nor put back.</summary>
    public List<QueuedEvent> InFlight { get; } = [];

    /// <summary>The scheduler has stopped: nothing is accepted any more.</summary>
    public bool IsClosed { get; set; }

    public long NextSequence() => ++sequence;

    public void Block(QueuedEvent queued)
    {
        queued.IsBlocked = true;
        var root = EventSchema.For(queued.Event.GetType()).RootIdentity ?? AnyRoot;
        if (!blocked.TryGetValue(root, out var family))
        {
            blocked.Add(root, family = []);
        }

        family.Add(queued);
    }

    public void Unblock(QueuedEvent queued)
    {
        queued.IsBlocked = false;
        blocked[EventSchema.For(queued.Event.GetType()).RootIdentity ?? AnyRoot].Remove(queued);
    }

    /// <summary>The blocked events that a matcher selects by its indices; only events of its own family are looked at.</summary>
    public IReadOnlyList<QueuedEvent> BlockedBy(EventMatcher matcher)
    {
        IEnumerable<QueuedEvent> family = matcher.Schema.RootIdentity is not { } root
            ? blocked.Values.SelectMany(events => events)
            : blocked.TryGetValue(root, out var found) ? found : [];
        return [.. family.Where(queued => matcher.MatchesIndices(queued.Event))];
    }
}
