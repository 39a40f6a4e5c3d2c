namespace Vlcp.Storage.Etcd;

/// <summary>
/// What must not have changed since it was read: a key, or a range with the keys that are not in it. Many of them can be made fewer that
/// cover more, for a limited number of comparisons.
/// </summary>
internal sealed class EtcdGuard
{
    private readonly string _key;
    private readonly long _writtenBy;
    private readonly KeyRange? _range;

    private EtcdGuard(string key, long writtenBy, KeyRange? range)
    {
        _key = key;
        _writtenBy = writtenBy;
        _range = range;
    }

    private KeyRange Extent => _range ?? new KeyRange(_key, _key + "\0");

    /// <summary>Guards all that was read, with at most so many comparisons (4 or more).</summary>
    internal static List<EtcdComparison> Comparisons(EtcdKeys keys, EtcdAnswers read, int most)
    {
        List<EtcdGuard> guards =
        [
            .. read.Keys.Select(pair => new EtcdGuard(pair.Key, pair.Value?.Revision ?? 0, null)),
            .. read.Ranges.Keys.Where(range => !range.IsEmpty).Select(range => new EtcdGuard(range.Start, 0, range)),
        ];
        if (guards.Sum(guard => guard._range is null ? 1 : 2) > most - 1)
        {
            guards = Widen(guards, (most - 1) / 2);
        }

        return [EtcdComparison.NotWrittenSince(keys.Fence, null, read.Revision), .. guards.SelectMany(guard => guard.Comparisons(keys, read.Revision))];
    }

    private IEnumerable<EtcdComparison> Comparisons(EtcdKeys keys, long revision)
    {
        if (_range is not { } range)
        {
            yield return EtcdComparison.WrittenBy(keys.Data(_key), _writtenBy);
            yield break;
        }

        var (data, deleted) = (keys.Data(range), keys.Deleted(range));
        yield return EtcdComparison.NotWrittenSince(data.Start, data.End, revision);

        // A key that is gone has no revision to compare: what was deleted is written down beside.
        yield return EtcdComparison.NotWrittenSince(deleted.Start, deleted.End, revision);
    }

    // Neighbours are joined where their keys have most in common, so that what lies between is related, too.
    private static List<EtcdGuard> Widen(List<EtcdGuard> guards, int most)
    {
        guards.Sort((x, y) => KeyOrder.Compare(x.Extent.Start, y.Extent.Start));
        var cuts = Enumerable.Range(1, guards.Count - 1)
            .OrderBy(i => guards[i - 1]._key.AsSpan().CommonPrefixLength(guards[i]._key))
            .Take(most - 1)
            .Order()
            .Append(guards.Count);
        var wide = new List<EtcdGuard>();
        var from = 0;
        foreach (var cut in cuts)
        {
            wide.Add(Join(guards[from..cut]));
            from = cut;
        }

        return wide;
    }

    private static EtcdGuard Join(List<EtcdGuard> guards)
    {
        var start = guards[0].Extent.Start;
        var end = guards[0].Extent.End;
        foreach (var guard in guards)
        {
            end = end is null || guard.Extent.End is not { } other ? null : KeyOrder.Compare(end, other) < 0 ? other : end;
        }

        return new EtcdGuard(start, 0, new KeyRange(start, end));
    }
}
