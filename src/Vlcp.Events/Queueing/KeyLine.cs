namespace Vlcp.Events;

/// <summary>The keys for which senders wait, in the order in which they are served.</summary>
internal sealed class KeyLine
{
    private readonly LinkedList<KeyedQueue> order = [];
    private readonly Dictionary<KeyedQueue, LinkedListNode<KeyedQueue>> links = [];

    public bool Contains(KeyedQueue keyed) => links.ContainsKey(keyed);

    /// <summary>Puts a key at the end, if it is not in the line.</summary>
    public void Add(KeyedQueue keyed)
    {
        if (!links.ContainsKey(keyed))
        {
            links.Add(keyed, order.AddLast(keyed));
        }
    }

    public void Remove(KeyedQueue keyed)
    {
        if (links.Remove(keyed, out var link))
        {
            order.Remove(link);
        }
    }

    public KeyedQueue[] ToArray() => [.. order];
}
