namespace Vlcp.Events;

/// <summary>First in, first out, with events that can come back to the front and block there.</summary>
internal sealed class FifoStore
{
    private readonly Stack<QueuedEvent> returned = new();
    private readonly Queue<QueuedEvent> waiting = new();

    public int Count => returned.Count + waiting.Count;

    public bool CanPop => returned.TryPeek(out var front) ? !front.IsBlocked : waiting.Count > 0;

    public QueuedEvent Pop() => returned.TryPop(out var front) ? front : waiting.Dequeue();

    public void Enqueue(QueuedEvent queued) => waiting.Enqueue(queued);

    public void PutBack(QueuedEvent queued) => returned.Push(queued);

    public IReadOnlyList<QueuedEvent> Drain()
    {
        QueuedEvent[] all = [.. returned, .. waiting];
        returned.Clear();
        waiting.Clear();
        return all;
    }
}
