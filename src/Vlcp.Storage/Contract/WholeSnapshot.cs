using System.Collections.Immutable;

namespace Vlcp.Storage;

/// <summary>The whole content of a store at one revision: it covers every key. For engines that have all of it in memory.</summary>
public sealed class WholeSnapshot : StoreSnapshot
{
    private readonly ImmutableSortedSet<StoreEntry> _entries;

    /// <summary>Builds the snapshot.</summary>
    /// <param name="revision">Its revision.</param>
    /// <param name="timestamp">Engine time in microseconds.</param>
    /// <param name="entries">Everything, sorted <see cref="ByKey"/>.</param>
    public WholeSnapshot(long revision, long timestamp, ImmutableSortedSet<StoreEntry> entries)
        : base(revision, timestamp) => _entries = entries;

    /// <summary>The order of entries by their keys alone.</summary>
    public static IComparer<StoreEntry> ByKey { get; } = Comparer<StoreEntry>.Create((x, y) => KeyOrder.Compare(x.Key, y.Key));

    /// <inheritdoc/>
    public override bool Covers(string key) => true;

    /// <inheritdoc/>
    public override bool Covers(KeyRange range) => true;

    /// <inheritdoc/>
    public override StoreEntry? Get(string key) => _entries.TryGetValue(Probe(key), out var entry) ? entry : null;

    /// <inheritdoc/>
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

    /// <summary>An entry that is equal by <see cref="ByKey"/> to that of a key.</summary>
    public static StoreEntry Probe(string key) => new(key, default, 0);

    private int IndexOf(string key)
    {
        var at = _entries.IndexOf(Probe(key));
        return at < 0 ? ~at : at;
    }
}
