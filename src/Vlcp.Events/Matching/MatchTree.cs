namespace Vlcp.Events;

/// <summary>
/// A trie of matchers by index position that finds the matchers of an event without looking at the others. Not thread-safe.
/// </summary>
/// <remarks>
/// Order of the results: at every position the exact value first, then the wildcard, then the matchers that end there in
/// the order of registration; so the most specific matchers come first.
/// </remarks>
/// <typeparam name="T">What is registered with a matcher.</typeparam>
public sealed class MatchTree<T>
{
    private readonly Node root = new(null, null);

    /// <summary>Number of registrations.</summary>
    public int Count { get; private set; }

    /// <summary>Registers a value with a matcher; the same pair may be registered several times.</summary>
    public Registration Add(EventMatcher matcher, T value)
    {
        var node = root;
        foreach (var index in matcher.Indices)
        {
            node = node.ChildFor(index);
        }

        Count++;
        return new Registration(this, node, matcher, value);
    }

    /// <summary>Appends the registrations whose index values match the event; predicates are not asked.</summary>
    public void Collect(Event ev, ICollection<Registration> found) => Collect(root, ev.Indices, 0, found);

    /// <summary>All registered values, in no particular order.</summary>
    internal IEnumerable<T> Values => root.Subtree().SelectMany(node => node.Registrations).Select(found => found.Value);

    /// <summary>The first registration whose index values match the event, or null; predicates are not asked.</summary>
    public Registration? First(Event ev) => First(root, ev.Indices, 0);

    private static void Collect(Node node, object[] indices, int position, ICollection<Registration> found)
    {
        if (position < indices.Length)
        {
            if (node.Exact is not null && node.Exact.TryGetValue(indices[position], out var exact))
            {
                Collect(exact, indices, position + 1, found);
            }

            if (node.Any is not null)
            {
                Collect(node.Any, indices, position + 1, found);
            }
        }

        for (var link = node.Registrations.First; link is not null; link = link.Next)
        {
            found.Add(link.Value);
        }
    }

    private static Registration? First(Node node, object[] indices, int position)
    {
        Registration? found = null;
        if (position < indices.Length)
        {
            found = node.Exact is not null && node.Exact.TryGetValue(indices[position], out var exact)
                ? First(exact, indices, position + 1)
                : null;
            found ??= node.Any is not null ? First(node.Any, indices, position + 1) : null;
        }

        return found ?? node.Registrations.First?.Value;
    }

    /// <summary>A value registered with a matcher.</summary>
    public sealed class Registration
    {
        private readonly MatchTree<T> tree;
        private readonly Node node;
        private readonly LinkedListNode<Registration> link;

        internal Registration(MatchTree<T> tree, Node node, EventMatcher matcher, T value)
        {
            (this.tree, this.node, Matcher, Value) = (tree, node, matcher, value);
            link = node.Registrations.AddLast(this);
        }

        /// <summary>The matcher.</summary>
        public EventMatcher Matcher { get; }

        /// <summary>What was registered with it.</summary>
        public T Value { get; }

        /// <summary>Ends the registration; does nothing when it has ended.</summary>
        public void Remove()
        {
            if (link.List is null)
            {
                return;
            }

            node.Registrations.Remove(link);
            tree.Count--;
            node.PruneIfUnused();
        }
    }

    internal sealed class Node(Node? parent, object? key)
    {
        public Dictionary<object, Node>? Exact { get; private set; }

        public Node? Any { get; private set; }

        public LinkedList<Registration> Registrations { get; } = [];

        private bool IsUnused => Registrations.Count == 0 && Any is null && (Exact is null || Exact.Count == 0);

        public Node ChildFor(object? index)
        {
            if (index is null)
            {
                return Any ??= new Node(this, null);
            }

            Exact ??= [];
            if (!Exact.TryGetValue(index, out var child))
            {
                Exact.Add(index, child = new Node(this, index));
            }

            return child;
        }

        public IEnumerable<Node> Subtree()
        {
            IEnumerable<Node> children = Exact is null ? [] : Exact.Values;
            return (Any is null ? children : children.Append(Any)).SelectMany(child => child.Subtree()).Prepend(this);
        }

        public void PruneIfUnused()
        {
            for (var (node, above) = (this, parent); above is not null && node.IsUnused; (node, above) = (above, above.Parent))
            {
                if (node.Key is null)
                {
                    above.Any = null;
                }
                else
                {
                    above.Exact!.Remove(node.Key);
                }
            }
        }

        private Node? Parent => parent;

        private object? Key => key;
    }
}
