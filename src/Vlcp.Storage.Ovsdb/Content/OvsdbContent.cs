namespace Vlcp.Storage.Ovsdb;

/// <summary>
/// What is known of the store at one revision: what calls have asked for, as long as no commit touches it. One thread uses it.
/// </summary>
internal sealed class OvsdbContent
{
    // More than that is forgotten as soon as nobody waits for it.
    private const int MostItems = 8192;
    private const long MostBytes = 32 * 1024 * 1024;

    private readonly Dictionary<string, StoreEntry?> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OvsdbNode?> _nodes = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>The revision at which all of it holds.</summary>
    internal long Revision { get; private set; }

    internal bool IsLarge => _entries.Count + _nodes.Count > MostItems || _bytes > MostBytes;

    /// <summary>True when it is known whether a key exists.</summary>
    internal bool TryGetEntry(string key, out StoreEntry? entry) => _entries.TryGetValue(key, out entry);

    /// <summary>True when it is known whether there is a node.</summary>
    internal bool TryGetNode(string prefix, out OvsdbNode? node) => _nodes.TryGetValue(prefix, out node);

    internal void Set(string key, StoreEntry? entry)
    {
        Forget(key);
        _entries[key] = entry;
        _bytes += entry?.Value.Length ?? 0;
    }

    internal void Set(string prefix, OvsdbNode? node) => _nodes[prefix] = node;

    /// <summary>Goes to a later revision: what commits have touched on the way is not known any more.</summary>
    /// <param name="commits">The commits in order; if one is missing nothing is known any more.</param>
    /// <param name="revision">The revision to go to.</param>
    internal void Follow(IEnumerable<OvsdbCommit> commits, long revision)
    {
        foreach (var commit in commits.Where(commit => commit.Revision == Revision + 1 && commit.Revision <= revision))
        {
            foreach (var key in commit.Keys)
            {
                Forget(key);
            }

            foreach (var prefix in commit.Nodes)
            {
                _nodes.Remove(prefix);
            }

            Revision++;
        }

        if (Revision != revision)
        {
            Clear();
            Revision = revision;
        }
    }

    /// <summary>Takes what an own commit has left.</summary>
    internal void Take(OvsdbDraft draft, long revision)
    {
        foreach (var (key, entry) in draft.Entries)
        {
            Set(key, entry);
        }

        foreach (var (prefix, node) in draft.Nodes)
        {
            Set(prefix, node);
        }

        Revision = revision;
    }

    internal void Clear()
    {
        _entries.Clear();
        _nodes.Clear();
        _bytes = 0;
    }

    private void Forget(string key)
    {
        if (_entries.Remove(key, out var former))
        {
            _bytes -= former?.Value.Length ?? 0;
        }
    }
}
