using System.Collections.Immutable;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>
/// The ranges that a mirror follows, immutable. Nearly all are prefixes, so the ranges around a key are found by looking up the key's own
/// beginnings: the cost depends on the length of the key, not on the number of ranges.
/// </summary>
internal sealed class CoveredRanges
{
    private readonly ImmutableDictionary<string, KeyRange> _prefixes;
    private readonly ImmutableSortedDictionary<int, int> _lengths;
    private readonly ImmutableArray<KeyRange> _others;

    private CoveredRanges(
        ImmutableDictionary<string, KeyRange> prefixes, ImmutableSortedDictionary<int, int> lengths, ImmutableArray<KeyRange> others)
    {
        _prefixes = prefixes;
        _lengths = lengths;
        _others = others;
    }

    internal static CoveredRanges None { get; } =
        new(ImmutableDictionary.Create<string, KeyRange>(StringComparer.Ordinal), ImmutableSortedDictionary<int, int>.Empty, []);

    internal IEnumerable<KeyRange> All => _prefixes.Values.Concat(_others);

    internal CoveredRanges Add(KeyRange range)
    {
        if (!IsPrefix(range))
        {
            return _others.Contains(range) ? this : new CoveredRanges(_prefixes, _lengths, _others.Add(range));
        }

        return _prefixes.ContainsKey(range.Start) ? this : new CoveredRanges(_prefixes.Add(range.Start, range), Count(range, 1), _others);
    }

    internal CoveredRanges Remove(KeyRange range)
    {
        if (!IsPrefix(range))
        {
            return new CoveredRanges(_prefixes, _lengths, _others.Remove(range));
        }

        return _prefixes.ContainsKey(range.Start) ? new CoveredRanges(_prefixes.Remove(range.Start), Count(range, -1), _others) : this;
    }

    internal bool Contains(string key) => Around(key).Any();

    internal bool Contains(KeyRange wanted) =>
        wanted.IsEmpty
        || (_prefixes.TryGetValue(wanted.Start, out var same) && same == wanted)
        || Around(wanted.Start).Any(range => range.Contains(wanted));

    /// <summary>The ranges that hold a key.</summary>
    internal IEnumerable<KeyRange> Around(string key)
    {
        foreach (var length in _lengths.Keys)
        {
            if (length > key.Length)
            {
                break;
            }

            if (_prefixes.TryGetValue(key[..length], out var range))
            {
                yield return range;
            }
        }

        foreach (var range in _others)
        {
            if (range.Contains(key))
            {
                yield return range;
            }
        }
    }

    private static bool IsPrefix(KeyRange range) => range == KeyRange.Prefix(range.Start);

    private ImmutableSortedDictionary<int, int> Count(KeyRange range, int change)
    {
        var length = range.Start.Length;
        var count = _lengths.GetValueOrDefault(length) + change;
        return count == 0 ? _lengths.Remove(length) : _lengths.SetItem(length, count);
    }
}
