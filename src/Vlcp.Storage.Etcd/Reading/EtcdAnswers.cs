namespace Vlcp.Storage.Etcd;

/// <summary>What was read of a store at one revision of etcd.</summary>
/// <param name="Revision">etcd's revision of the read, which counts the changes of everybody.</param>
/// <param name="Committed">The revision of the store's last commit up to there.</param>
/// <param name="Time">Time of the latest commit, in microseconds.</param>
/// <param name="Keys">For each key read, its entry or null.</param>
/// <param name="Ranges">For each range read, its entries in order.</param>
internal sealed record EtcdAnswers(
    long Revision, long Committed, long Time, Dictionary<string, StoreEntry?> Keys, Dictionary<KeyRange, StoreEntry[]> Ranges)
{
    /// <summary>Everything that was read.</summary>
    internal StoreQuery Query => new([.. Keys.Keys], [.. Ranges.Keys]);

    internal QuerySnapshot ToSnapshot(long timestamp) => new(Committed, timestamp, Keys, Ranges);

    /// <summary>The part of a query that was not read.</summary>
    internal StoreQuery Missing(StoreQuery query) =>
        new([.. query.Keys.Where(key => !Keys.ContainsKey(key))], [.. query.Ranges.Where(range => !Ranges.ContainsKey(range))]);

    /// <summary>This and what was read in addition at the same revision.</summary>
    internal EtcdAnswers With(EtcdAnswers more)
    {
        var (keys, ranges) = (new Dictionary<string, StoreEntry?>(Keys, StringComparer.Ordinal), new Dictionary<KeyRange, StoreEntry[]>(Ranges));
        foreach (var (key, entry) in more.Keys)
        {
            keys[key] = entry;
        }

        foreach (var (range, entries) in more.Ranges)
        {
            ranges[range] = entries;
        }

        return this with { Keys = keys, Ranges = ranges };
    }
}
