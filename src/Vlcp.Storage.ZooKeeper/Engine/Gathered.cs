namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>What a read has found, with the versions that a commit demands again.</summary>
internal sealed class Gathered
{
    private long _latest;

    /// <summary>Keys that were asked for, or are in a range.</summary>
    public Dictionary<string, NodeState> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Directories of ranges with their versions, <see cref="NodeState.NoNode"/> where there is none.</summary>
    public Dictionary<string, int> Directories { get; } = new(StringComparer.Ordinal);

    /// <summary>The store at the revision of the read.</summary>
    public HeadState Head { get; set; }

    /// <summary>Version of <see cref="StorePaths.Recycled"/>.</summary>
    public int Recycled { get; set; }

    /// <summary>
    /// True when all that was found is as it was at <see cref="Head"/>, whatever was committed while it was read. Of what was not found nobody
    /// knows that: it has left nothing that could tell.
    /// </summary>
    public bool IsOfHead => _latest <= Head.Revision;

    /// <summary>Takes note of the last change of something that was read; <see cref="NodeState.Unknown"/> of what was not there.</summary>
    public void Saw(long changed) => _latest = Math.Max(_latest, changed);

    /// <summary>Adds what was found at a key.</summary>
    public void Add(string key, NodeState node)
    {
        Keys[key] = node;
        Saw(node.Changed);
    }

    /// <summary>The answers to a query.</summary>
    public QuerySnapshot ToSnapshot(StoreQuery query, long timestamp)
    {
        var keys = query.Keys.Distinct(StringComparer.Ordinal).Select(key => KeyValuePair.Create(key, Keys[key].Entry));
        return new QuerySnapshot(Head.Revision, timestamp, keys, query.Ranges.IsEmpty ? [] : Ranges(query));
    }

    private IEnumerable<KeyValuePair<KeyRange, StoreEntry[]>> Ranges(StoreQuery query)
    {
        StoreEntry[] all = [.. Keys.Values.Where(node => node.Entry is not null).Select(node => node.Entry!).OrderBy(entry => entry.Key, KeyOrder.Instance)];
        foreach (var range in query.Ranges.Distinct())
        {
            var from = IndexOf(all, range.Start);
            var to = range.End is null ? all.Length : IndexOf(all, range.End);
            yield return KeyValuePair.Create(range, from < to ? all[from..to] : []);
        }
    }

    private static int IndexOf(StoreEntry[] entries, string key)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = KeyOrder.Compare(entries[middle].Key, key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
