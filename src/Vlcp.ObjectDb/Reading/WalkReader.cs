using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>One run of a walk with saved keys.</summary>
internal sealed class WalkReader(StoreSnapshot snapshot, ObjectSchema schema, UndecodableLog undecodable, DecodedObjects decoded)
    : SnapshotReader(snapshot, schema, undecodable, decoded), IObjectWalk
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _saved = new(KeyOrder.Instance);

    internal IReadOnlyCollection<string> Saved => _saved;

    public void Save(string key)
    {
        if (!_read.Contains(key))
        {
            throw new ArgumentException($"Cannot save '{key}' without walking it.", nameof(key));
        }

        _saved.Add(key);
    }

    protected internal override StoredObject? Read(string key)
    {
        _read.Add(key);
        return base.Read(key);
    }

    protected internal override IReadOnlyList<StoredObject> ReadRange(KeyRange range)
    {
        var found = base.ReadRange(range);
        _read.UnionWith(found.Select(stored => stored.Key));
        return found;
    }
}
