namespace Vlcp.Storage;

/// <summary>A snapshot that holds exactly the answers of one query; the usual one for engines that fetch.</summary>
public sealed class QuerySnapshot : StoreSnapshot
{
    private static readonly Comparer<StoreEntry> ByKey = Comparer<StoreEntry>.Create((x, y) => KeyOrder.Compare(x.Key, y.Key));

    private readonly Dictionary<string, StoreEntry?> _keys;
    private readonly Dictionary<KeyRange, StoreEntry[]> _ranges;

    /// <summary>Builds the snapshot.</summary>
    /// <param name="revision">Revision of the read.</param>
    /// <param name="timestamp">Engine time in microseconds.</param>
    /// <param name="keys">For each key asked for, its entry or null.</param>
    /// <param name="ranges">For each range asked for, its entries in <see cref="KeyOrder"/>.</param>
    public QuerySnapshot(
        long revision, long timestamp, IEnumerable<KeyValuePair<string, StoreEntry?>> keys, IEnumerable<KeyValuePair<KeyRange, StoreEntry[]>> ranges)
        : base(revision, timestamp)
    {
        _keys = new(keys, StringComparer.Ordinal);
        _ranges = new(ranges);
    }

    /// <inheritdoc/>
    public override bool Covers(string key) => _keys.ContainsKey(key) || RangeOf(key) is not null;

    /// <inheritdoc/>
    public override bool Covers(KeyRange range) => RangeAround(range) is not null;

    /// <inheritdoc/>
    public override StoreEntry? Get(string key)
    {
        if (_keys.TryGetValue(key, out var entry))
        {
            return entry;
        }

        var entries = RangeOf(key) ?? throw NotCovered(key);
        var at = IndexOf(entries, key);
        return at < entries.Length && entries[at].Key == key ? entries[at] : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<StoreEntry> Range(KeyRange range)
    {
        if (_ranges.TryGetValue(range, out var exact))
        {
            return exact;
        }

        var entries = RangeAround(range) ?? throw NotCovered(range);
        var from = IndexOf(entries, range.Start);
        var to = range.End is null ? entries.Length : IndexOf(entries, range.End);
        return from >= to ? Array.Empty<StoreEntry>() : new ArraySegment<StoreEntry>(entries, from, to - from);
    }

    private static int IndexOf(StoreEntry[] entries, string key)
    {
        var at = Array.BinarySearch(entries, new StoreEntry(key, default, 0), ByKey);
        return at < 0 ? ~at : at;
    }

    private StoreEntry[]? RangeOf(string key)
    {
        foreach (var (range, entries) in _ranges)
        {
            if (range.Contains(key))
            {
                return entries;
            }
        }

        return null;
    }

    private StoreEntry[]? RangeAround(KeyRange wanted)
    {
        if (_ranges.TryGetValue(wanted, out var exact))
        {
            return exact;
        }

        foreach (var (range, entries) in _ranges)
        {
            if (range.Contains(wanted))
            {
                return entries;
            }
        }

        return null;
    }
}
