using System.Collections.Immutable;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>What a mirror holds at one version, immutable: the followed keys and ranges, and every value that exists in them.</summary>
internal sealed record MirrorContent(ImmutableSortedSet<StoredObject> Values, ImmutableHashSet<string> Keys, CoveredRanges Ranges)
{
    private static readonly Comparer<StoredObject> ByKey = Comparer<StoredObject>.Create((x, y) => KeyOrder.Compare(x.Key, y.Key));

    internal static MirrorContent Empty { get; } =
        new(ImmutableSortedSet<StoredObject>.Empty.WithComparer(ByKey), ImmutableHashSet.Create<string>(StringComparer.Ordinal), CoveredRanges.None);

    /// <summary>Everything that is followed.</summary>
    internal StoreQuery Query => new([.. Keys], [.. Ranges.All]);

    internal bool Covers(string key) => Keys.Contains(key) || Ranges.Contains(key);

    internal bool Covers(KeyRange range) => Ranges.Contains(range);

    internal StoredObject? Find(string key) => Values.TryGetValue(StoredObject.Probe(key), out var found) ? found : null;

    internal IReadOnlyList<StoredObject> In(KeyRange range)
    {
        var from = IndexOf(range.Start);
        var to = range.End is null ? Values.Count : IndexOf(range.End);
        if (from >= to)
        {
            return [];
        }

        var found = new StoredObject[to - from];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = Values[from + i];
        }

        return found;
    }

    /// <summary>Stops following keys and ranges, and forgets the values that nothing else follows.</summary>
    internal MirrorContent Without(IEnumerable<string> keys, IEnumerable<KeyRange> ranges)
    {
        var suspects = new List<string>();
        var remaining = this;
        foreach (var key in keys)
        {
            remaining = remaining with { Keys = remaining.Keys.Remove(key) };
            suspects.Add(key);
        }

        foreach (var range in ranges)
        {
            remaining = remaining with { Ranges = remaining.Ranges.Remove(range) };
            suspects.AddRange(In(range).Select(value => value.Key));
        }

        var values = Values.ToBuilder();
        foreach (var key in suspects)
        {
            if (!remaining.Covers(key))
            {
                values.Remove(StoredObject.Probe(key));
            }
        }

        return remaining with { Values = values.ToImmutable() };
    }

    private int IndexOf(string key)
    {
        var at = Values.IndexOf(StoredObject.Probe(key));
        return at < 0 ? ~at : at;
    }
}
