using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>Counts how often each key and range is required.</summary>
internal sealed class MirrorRequirements
{
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<KeyRange, int> _ranges = [];

    /// <summary>Counts a requirement; gives what was not required before.</summary>
    internal StoreQuery Add(StoreQuery query) => new(
        [.. query.Keys.Distinct(StringComparer.Ordinal).Where(key => Count(_keys, key, 1) == 1)],
        [.. query.Ranges.Distinct().Where(range => Count(_ranges, range, 1) == 1)]);

    /// <summary>Takes a requirement back; gives what nobody requires any more.</summary>
    internal StoreQuery Remove(StoreQuery query) => new(
        [.. query.Keys.Distinct(StringComparer.Ordinal).Where(key => Count(_keys, key, -1) == 0)],
        [.. query.Ranges.Distinct().Where(range => Count(_ranges, range, -1) == 0)]);

    internal bool Contains(string key) => _keys.ContainsKey(key);

    internal bool Contains(KeyRange range) => _ranges.ContainsKey(range);

    private static int Count<TItem>(Dictionary<TItem, int> counts, TItem item, int change)
        where TItem : notnull
    {
        var known = counts.GetValueOrDefault(item);
        if (known + change < 0)
        {
            return -1;
        }

        if (known + change == 0)
        {
            counts.Remove(item);
        }
        else
        {
            counts[item] = known + change;
        }

        return known + change;
    }
}
