using Vlcp.Storage;

namespace Vlcp.Bench.Stores;

/// <summary>Tells how many bytes of keys and values are read of a snapshot.</summary>
internal sealed class CountingSnapshot(StoreSnapshot snapshot, Action<long> read) : StoreSnapshot(snapshot.Revision, snapshot.Timestamp)
{
    public override bool Covers(string key) => snapshot.Covers(key);

    public override bool Covers(KeyRange range) => snapshot.Covers(range);

    public override StoreEntry? Get(string key)
    {
        var entry = snapshot.Get(key);
        read(entry is null ? 0 : entry.Key.Length + entry.Value.Length);
        return entry;
    }

    public override IReadOnlyList<StoreEntry> Range(KeyRange range)
    {
        var entries = snapshot.Range(range);
        read(entries.Sum(entry => (long)entry.Key.Length + entry.Value.Length));
        return entries;
    }
}
