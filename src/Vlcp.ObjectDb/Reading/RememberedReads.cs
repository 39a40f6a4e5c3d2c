using System.Collections.Immutable;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>The latest answers of the store, for the time when it is away. What is asked again takes the place of what was there.</summary>
internal sealed class RememberedReads
{
    private const int MostReads = 32;
    private const int MostEntries = 100_000;

    private readonly Lock _gate = new();
    private ImmutableList<Remembered> _reads = [];

    /// <summary>What is remembered, the latest first.</summary>
    internal IEnumerable<StoreSnapshot> Snapshots => Volatile.Read(ref _reads).Select(read => read.Snapshot);

    internal void Add(StoreQuery query, StoreSnapshot snapshot)
    {
        var ranges = query.Ranges.Select(range => KeyValuePair.Create(range, snapshot.Range(range).ToArray())).ToList();
        var size = query.Keys.Length + ranges.Sum(range => range.Value.Length);
        if (query.IsEmpty || size > MostEntries)
        {
            return;
        }

        // A copy of the answer: a snapshot may hold on to a whole version of its store.
        var copy = new QuerySnapshot(
            snapshot.Revision, snapshot.Timestamp, query.Keys.Distinct(StringComparer.Ordinal).Select(key => KeyValuePair.Create(key, snapshot.Get(key))), ranges);
        lock (_gate)
        {
            var kept = ImmutableList.Create(new Remembered(query, copy, size));
            var total = size;
            foreach (var read in _reads.Where(read => !IsSame(read.Query, query)).TakeWhile(_ => kept.Count < MostReads))
            {
                total += read.Size;
                kept = total <= MostEntries ? kept.Add(read) : kept;
            }

            Volatile.Write(ref _reads, kept);
        }
    }

    private static bool IsSame(StoreQuery one, StoreQuery other) =>
        one.Keys.AsSpan().SequenceEqual(other.Keys.AsSpan()) && one.Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    private sealed record Remembered(StoreQuery Query, StoreSnapshot Snapshot, int Size);
}
