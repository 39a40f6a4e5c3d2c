namespace Vlcp.Events;

/// <summary>First in, first out.</summary>
internal sealed class FifoQueue(EventQueue owner, int? limit) : LeafQueue(owner, limit)
{
    private readonly FifoStore store = new();
    private readonly SenderLine line = new();

    public override bool CanPop => store.CanPop;

    public override QueuedEvent Pop() => store.Pop();

    public override SenderLine? Refusal(Event ev, long sequence) => Count >= Limit || line.IsBefore(sequence) ? line : null;

    public override void PutBack(QueuedEvent queued) => store.PutBack(queued);

    public override IReadOnlyList<QueuedEvent> Drain() => store.Drain();

    public override IEnumerable<SenderLine> WaitingLines(KeyedQueue? freed) => line.IsEmpty ? [] : [line];

    protected override void Enqueue(QueuedEvent queued) => store.Enqueue(queued);
}
