using Vlcp.Storage;

namespace Vlcp.Dataplane.Producers;

/// <summary>
/// Finds the ranges in which a key stands. Nearly all ranges are prefixes ("all ports of network A"), so a key is cut at each
/// length that a known prefix has: the cost is the number of different prefix lengths, not of ranges.
/// </summary>
internal sealed class RangeLookup
{
    private readonly Dictionary<int, HashSet<KeyRange>> _prefixes = [];
    private readonly HashSet<KeyRange> _others = [];

    public void Add(KeyRange range)
    {
        if (!IsPrefix(range))
        {
            _others.Add(range);
            return;
        }

        if (!_prefixes.TryGetValue(range.Start.Length, out var ranges))
        {
            _prefixes[range.Start.Length] = ranges = [];
        }

        ranges.Add(range);
    }

    public void Remove(KeyRange range)
    {
        if (!_others.Remove(range) && _prefixes.TryGetValue(range.Start.Length, out var ranges) && ranges.Remove(range) && ranges.Count == 0)
        {
            _prefixes.Remove(range.Start.Length);
        }
    }

    public IEnumerable<KeyRange> Containing(string key)
    {
        foreach (var (length, ranges) in _prefixes)
        {
            if (length <= key.Length)
            {
                var candidate = KeyRange.Prefix(key[..length]);
                if (ranges.Contains(candidate))
                {
                    yield return candidate;
                }
            }
        }

        foreach (var range in _others.Where(range => range.Contains(key)))
        {
            yield return range;
        }
    }

    private static bool IsPrefix(KeyRange range) => range == KeyRange.Prefix(range.Start);
}
