namespace Vlcp.Events;

/// <summary>An event in a queue. It keeps its place and its share of the limits until it is settled.</summary>
internal sealed class QueuedEvent(Event ev, long sequence)
{
    public Event Event { get; } = ev;

    /// <summary>Order of arrival in the whole queue.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>Where it waits or was popped from; null once it belongs nowhere any more.</summary>
    public LeafQueue? Leaf { get; set; }

    /// <summary>The virtual queue inside the leaf, if that is divided by keys.</summary>
    public KeyedQueue? Keyed { get; set; }

    /// <summary>Its number in a queue ordered by priority.</summary>
    public long Priority { get; set; }

    /// <summary>It waits for a new matcher; nothing behind it is delivered.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Its queue was cleared while it was being delivered: it must not come back.</summary>
    public bool IsDiscarded { get; set; }
}
