using System.Collections.Frozen;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>Reads through another reader and records what was read: the dependencies of whatever is computed from it.</summary>
public sealed class TrackingReader : ObjectReader
{
    private readonly ObjectReader _inner;

    // Many walks read nothing of one kind or the other.
    private HashSet<string>? _keys;
    private HashSet<KeyRange>? _ranges;

    /// <summary>A reader that records.</summary>
    public TrackingReader(ObjectReader inner)
        : base(inner.Schema, inner.Undecodable) => _inner = inner;

    internal ObjectReader Inner => _inner;

    /// <inheritdoc/>
    public override long Revision => _inner.Revision;

    /// <inheritdoc/>
    public override long Timestamp => _inner.Timestamp;

    /// <summary>Keys that were read, existing or not, also where the read failed.</summary>
    public IReadOnlySet<string> ReadKeys => _keys ?? (IReadOnlySet<string>)FrozenSet<string>.Empty;

    /// <summary>Ranges that were read.</summary>
    public IReadOnlySet<KeyRange> ReadRanges => _ranges ?? (IReadOnlySet<KeyRange>)FrozenSet<KeyRange>.Empty;

    /// <summary>What a read missed in a mirror's view, whether or not the exception was let pass; null: nothing.</summary>
    public StoreQuery? Missing { get; private set; }

    /// <inheritdoc/>
    protected internal override StoredObject? Read(string key)
    {
        (_keys ??= new(StringComparer.Ordinal)).Add(key);
        try
        {
            return _inner.Read(key);
        }
        catch (NotMirroredException error)
        {
            Note(error);
            throw;
        }
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<StoredObject> ReadRange(KeyRange range)
    {
        (_ranges ??= []).Add(range);
        try
        {
            return _inner.ReadRange(range);
        }
        catch (NotMirroredException error)
        {
            Note(error);
            throw;
        }
    }

    /// <inheritdoc/>
    protected internal override void Demand(StoreQuery query)
    {
        (_keys ??= new(StringComparer.Ordinal)).UnionWith(query.Keys);
        (_ranges ??= []).UnionWith(query.Ranges);
        try
        {
            _inner.Demand(query);
        }
        catch (NotMirroredException error)
        {
            Note(error);
            throw;
        }
    }

    private void Note(NotMirroredException error) => Missing = (Missing ?? StoreQuery.Empty).Union(error.Missing);
}
