namespace Vlcp.Storage.Ovsdb;

/// <summary>Changes that are to be made to what is known, and what is known beneath them. What is not known is collected as needs.</summary>
/// <param name="content">What is known.</param>
/// <param name="needs">Gets what is missing.</param>
internal sealed class OvsdbDraft(OvsdbContent content, OvsdbNeeds needs)
{
    private readonly Dictionary<string, StoreEntry?> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OvsdbNode?> _nodes = new(StringComparer.Ordinal);

    /// <summary>Keys that were touched, with what they are to be; null: deleted.</summary>
    internal IReadOnlyDictionary<string, StoreEntry?> Entries => _entries;

    /// <summary>Nodes that were touched, with what they are to be; null: removed.</summary>
    internal IReadOnlyDictionary<string, OvsdbNode?> Nodes => _nodes;

    /// <summary>True when it is known whether a key exists.</summary>
    internal bool TryGet(string key, out StoreEntry? entry)
    {
        if (_entries.TryGetValue(key, out entry) || content.TryGetEntry(key, out entry))
        {
            return true;
        }

        needs.Keys.Add(key);
        return false;
    }

    /// <summary>What a query finds; null when that is not known.</summary>
    internal StoreSnapshot? Read(StoreQuery query, long revision, long timestamp)
    {
        var isKnown = true;
        var keys = new Dictionary<string, StoreEntry?>(query.Keys.Length, StringComparer.Ordinal);
        foreach (var key in query.Keys)
        {
            isKnown &= TryGet(key, out var entry);
            keys[key] = entry;
        }

        var ranges = new Dictionary<KeyRange, StoreEntry[]>(query.Ranges.Length);
        foreach (var range in query.Ranges)
        {
            var found = new List<StoreEntry>();
            isKnown &= range.IsEmpty || Visit("", range, found);
            found.Sort(WholeSnapshot.ByKey);
            ranges[range] = [.. found];
        }

        return isKnown ? new QuerySnapshot(revision, timestamp, keys, ranges) : null;
    }

    /// <summary>True when it changes something that a query reads.</summary>
    internal bool Touches(StoreQuery query) =>
        query.Keys.Any(_entries.ContainsKey) || query.Ranges.Any(range => _entries.Keys.Any(range.Contains));

    /// <summary>True when a write can be noted: whether its key exists is known, and the way to its place in the tree.</summary>
    internal bool CanWrite(StoreWrite write) =>
        TryGet(write.Key, out var entry) && ((entry is null) == (write.Value is null) || WayTo(write.Key) is not null);

    /// <summary>Notes a write that can be noted; false when it changes nothing.</summary>
    internal bool Write(StoreWrite write, long revision)
    {
        TryGet(write.Key, out var former);
        if (former is null && write.Value is null)
        {
            return false;
        }

        _entries[write.Key] = write.Value is { } value ? new StoreEntry(write.Key, value, revision) : null;
        if (former is null)
        {
            Insert(write.Key);
        }
        else if (write.Value is null)
        {
            Remove(write.Key);
        }

        return true;
    }

    private bool TryGetNode(string prefix, out OvsdbNode? node)
    {
        if (_nodes.TryGetValue(prefix, out node) || content.TryGetNode(prefix, out node))
        {
            return true;
        }

        needs.Nodes.Add(prefix);
        return false;
    }

    private bool Visit(string prefix, KeyRange range, List<StoreEntry> found)
    {
        if (!TryGetNode(prefix, out var node))
        {
            // Asking for one node after the other would take longer.
            needs.Everything |= prefix.Length == 0 && range == KeyRange.All;
            return false;
        }

        var isKnown = true;
        foreach (var key in (node?.Keys ?? []).Where(range.Contains))
        {
            isKnown &= TryGet(key, out var entry);
            if (entry is not null)
            {
                found.Add(entry);
            }
        }

        foreach (var child in (node?.Children ?? []).Where(child => Meets(child, range)))
        {
            isKnown &= Visit(child, range, found);
        }

        return isKnown;
    }

    private static bool Meets(string prefix, KeyRange range) =>
        prefix.StartsWith(range.Start, StringComparison.Ordinal)
            ? range.End is null || KeyOrder.Compare(prefix, range.End) < 0
            : range.Start.StartsWith(prefix, StringComparison.Ordinal) || range.Contains(prefix);

    // The nodes from the root to the one that has a key, or is to have it; empty when there is no root yet, null when it is not known.
    private List<OvsdbNode>? WayTo(string key)
    {
        var way = new List<OvsdbNode>();
        for (var prefix = ""; prefix is not null; prefix = way[^1].ChildOf(key))
        {
            if (!TryGetNode(prefix, out var node))
            {
                return null;
            }

            if (node is null)
            {
                return way;
            }

            way.Add(node);
        }

        return way;
    }

    private void Insert(string key)
    {
        var place = WayTo(key) is [.., var last] ? last : OvsdbNode.Of("");
        foreach (var node in place.With(key))
        {
            _nodes[node.Prefix] = node;
        }
    }

    // A node that has become empty goes, and so may those above it.
    private void Remove(string key)
    {
        if (WayTo(key) is not [.., var place] way)
        {
            return;
        }

        var node = place with { Keys = place.Keys.Remove(key) };
        for (var above = way.Count - 2; node.IsEmpty && above >= 0; above--)
        {
            _nodes[node.Prefix] = null;
            node = way[above] with { Children = way[above].Children.Remove(node.Prefix) };
        }

        _nodes[node.Prefix] = node;
    }
}
