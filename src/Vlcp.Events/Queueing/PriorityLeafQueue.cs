namespace Vlcp.Events;

/// <summary>Smaller numbers first.</summary>
internal sealed class PriorityLeafQueue(EventQueue owner, int? limit, Func<Event, long?> priority) : LeafQueue(owner, limit)
{
    private readonly SortedSet<QueuedEvent> waiting = new(Comparer<QueuedEvent>.Create(static (a, b) =>
        (a.Priority, a.Sequence).CompareTo((b.Priority, b.Sequence))));

    private readonly SenderLine line = new();

    public override bool CanPop => waiting.Min is { IsBlocked: false };

    public override QueuedEvent Pop()
    {
        var first = waiting.Min!;
        waiting.Remove(first);
        return first;
    }

    public override SenderLine? Refusal(Event ev, long sequence) => Count >= Limit || line.IsBefore(sequence) ? line : null;

    public override void PutBack(QueuedEvent queued) => waiting.Add(queued);

    public override IReadOnlyList<QueuedEvent> Drain()
    {
        QueuedEvent[] all = [.. waiting];
        waiting.Clear();
        return all;
    }

    public override IEnumerable<SenderLine> WaitingLines(KeyedQueue? freed) => line.IsEmpty ? [] : [line];

    protected override void Enqueue(QueuedEvent queued)
    {
        queued.Priority = priority(queued.Event) ?? long.MaxValue;
        waiting.Add(queued);
    }
}
