namespace Vlcp.Storage.Histories;

/// <summary>The versions of every key in the order of their commits.</summary>
internal sealed class VersionOrder
{
    private readonly Dictionary<string, List<KeyVersion>> _versions = new(StringComparer.Ordinal);
    private readonly string[] _keys;

    internal VersionOrder(History history, List<Violation> found)
    {
        Writers = [.. history.Transactions.Where(t => t.IsWriter).OrderBy(t => t.Revision)];
        Undecided = new UndecidedTransactions(history);
        foreach (var (one, other) in Writers.Zip(Writers.Skip(1)).Where(pair => pair.First.Revision == pair.Second.Revision))
        {
            found.Add(new Violation(ViolationKind.WrongRevision, $"{one} and {other} have the same revision"));
        }

        foreach (var writer in Writers)
        {
            foreach (var write in writer.Effective!.Writes)
            {
                ListOf(write.Key).Add(new KeyVersion(writer.Revision!.Value, write.Value, writer));
            }
        }

        _keys = [.. _versions.Keys.Order(KeyOrder.Instance)];
    }

    /// <summary>The transactions that changed the store, in the order of their revisions.</summary>
    internal IReadOnlyList<RecordedTransaction> Writers { get; }

    /// <summary>The transactions of which nobody knows whether they were committed.</summary>
    internal UndecidedTransactions Undecided { get; }

    /// <summary>Every key that was ever written, in order.</summary>
    internal IReadOnlyList<string> Keys => _keys;

    internal IReadOnlyList<KeyVersion> Of(string key) => _versions.TryGetValue(key, out var versions) ? versions : [];

    /// <summary>The keys of a range that were ever written, in order.</summary>
    internal ReadOnlySpan<string> KeysIn(KeyRange range)
    {
        var from = Array.BinarySearch(_keys, range.Start, KeyOrder.Instance);
        var to = range.End is null ? _keys.Length : Array.BinarySearch(_keys, range.End, KeyOrder.Instance);
        (from, to) = (from < 0 ? ~from : from, to < 0 ? ~to : to);
        return from < to ? _keys.AsSpan(from, to - from) : [];
    }

    /// <summary>Every key that an observation speaks of, also those that a range shows to be absent.</summary>
    internal List<ObservedEntry> Complete(Observation seen)
    {
        var all = new List<ObservedEntry>(seen.Keys);
        foreach (var range in seen.Ranges)
        {
            var present = range.Entries.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
            all.AddRange(range.Entries);
            foreach (var key in KeysIn(range.Range))
            {
                if (!present.Contains(key))
                {
                    all.Add(new ObservedEntry(key, null, null));
                }
            }
        }

        return all;
    }

    /// <summary>Place of the version of a key at a revision; -1 before the first.</summary>
    internal int IndexAt(string key, long revision)
    {
        var versions = Of(key);
        var (low, high) = (0, versions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = versions[middle].Revision <= revision ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    internal KeyVersion? At(string key, long revision) => IndexAt(key, revision) is >= 0 and var index ? Of(key)[index] : null;

    private List<KeyVersion> ListOf(string key)
    {
        if (!_versions.TryGetValue(key, out var versions))
        {
            _versions.Add(key, versions = []);
        }

        return versions;
    }
}
