using System.Collections.Immutable;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>The step from one content of a mirror to the next: what a snapshot says about some of its keys and ranges.</summary>
internal sealed class MirrorUpdate
{
    private readonly MirrorContent _before;
    private readonly ImmutableSortedSet<StoredObject>.Builder _values;
    private readonly SortedSet<string> _changed = new(KeyOrder.Instance);

    private MirrorUpdate(MirrorContent before)
    {
        _before = before;
        _values = before.Values.ToBuilder();
    }

    /// <summary>Keys followed before whose value is really another one now, in order.</summary>
    internal ImmutableArray<string> ChangedKeys => [.. _changed];

    internal ImmutableSortedSet<StoredObject> Values => _values.ToImmutable();

    /// <summary>Compares the snapshot's answers to <paramref name="query"/> with the content.</summary>
    internal static MirrorUpdate From(MirrorContent before, StoreSnapshot snapshot, StoreQuery query)
    {
        var update = new MirrorUpdate(before);
        foreach (var key in query.Keys)
        {
            update.Compare(key, before.Find(key), snapshot.Get(key));
        }

        foreach (var range in query.Ranges)
        {
            update.Compare(before.In(range), snapshot.Range(range));
        }

        return update;
    }

    private void Compare(IReadOnlyList<StoredObject> known, IReadOnlyList<StoreEntry> found)
    {
        var (k, f) = (0, 0);
        while (k < known.Count || f < found.Count)
        {
            var order = k == known.Count ? 1 : f == found.Count ? -1 : KeyOrder.Compare(known[k].Key, found[f].Key);
            var key = order <= 0 ? known[k].Key : found[f].Key;
            Compare(key, order <= 0 ? known[k++] : null, order >= 0 ? found[f++] : null);
        }
    }

    private void Compare(string key, StoredObject? known, StoreEntry? found)
    {
        if (known is null && found is null)
        {
            return;
        }

        if (known is not null && found is not null && known.Raw.Span.SequenceEqual(found.Value.Span))
        {
            return;
        }

        _values.Remove(StoredObject.Probe(key));
        if (found is not null)
        {
            _values.Add(new StoredObject(found));
        }

        if (_before.Covers(key))
        {
            _changed.Add(key);
        }
    }
}
