namespace Vlcp.Events;

/// <summary>How a queue orders its events.</summary>
public sealed class QueueKind
{
    private readonly Func<EventQueue, int?, LeafQueue> create;

    private QueueKind(Func<EventQueue, int?, LeafQueue> create) => this.create = create;

    /// <summary>First in, first out. A blocked event at the front holds up all others.</summary>
    public static QueueKind Fifo() => new((owner, limit) => new FifoQueue(owner, limit));

    /// <summary>
    /// Smaller numbers first, events of one number in their order, events without a number last. A blocked event holds up
    /// those behind it; an event that gets in front of it is delivered.
    /// </summary>
    /// <param name="priority">Reads an event's number; null when it has none.</param>
    public static QueueKind Priority(Func<Event, long?> priority) =>
        new((owner, limit) => new PriorityLeafQueue(owner, limit, priority));

    /// <summary>One first in, first out queue for each key, served round robin; a blocked event holds up its key only.</summary>
    /// <param name="key">Reads an event's key; by default its root event class.</param>
    /// <param name="preserve">How many places of a limited queue are kept for keys that were not seen recently.</param>
    /// <param name="limitPerKey">How many events of one key wait at most; null is no limit.</param>
    public static QueueKind AutoClass(Func<Event, object>? key = null, int preserve = 1, int? limitPerKey = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(preserve);
        if (limitPerKey is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit, nameof(limitPerKey));
        }

        key ??= static ev => EventSchema.For(ev.GetType()).RootIdentity ?? typeof(Event);
        return new((owner, limit) => new AutoClassQueue(owner, limit, key, preserve, limitPerKey));
    }

    internal LeafQueue Create(EventQueue owner, int? limit) => create(owner, limit);
}
