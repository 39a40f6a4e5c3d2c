using System.Collections.Immutable;

namespace Vlcp.Storage;

/// <summary>The whole content of a memory store at one revision: it covers every key.</summary>
internal sealed class MemorySnapshot : StoreSnapshot
{
    private readonly ImmutableSortedSet<StoreEntry> _entries;

    internal MemorySnapshot(long revision, long timestamp, ImmutableSortedSet<StoreEntry> entries)
        : base(revision, timestamp) => _entries = entries;

    internal static IComparer<StoreEntry> ByKey { get; } = Comparer<StoreEntry>.Create((x, y) => KeyOrder.Compare(x.Key, y.Key));

    public override bool Covers(string key) => true;

    public override bool Covers(KeyRange range) => true;

    public override StoreEntry? Get(string key) => _entries.TryGetValue(Probe(key), out var entry) ? entry : null;

    public override IReadOnlyList<StoreEntry> Range(KeyRange range)
    {
        var from = IndexOf(range.Start);
        var to = range.End is null ? _entries.Count : IndexOf(range.End);
        if (from >= to)
        {
            return [];
        }

        var found = new StoreEntry[to - from];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = _entries[from + i];
        }

        return found;
    }

    internal static StoreEntry Probe(string key) => new(key, default, 0);

    private int IndexOf(string key)
    {
        var at = _entries.IndexOf(Probe(key));
        return at < 0 ? ~at : at;
    }
}
