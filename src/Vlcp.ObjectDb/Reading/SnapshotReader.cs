using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>Reads a store snapshot. What it does not cover is noted and ends the walker.</summary>
internal class SnapshotReader : ObjectReader
{
    private readonly StoreSnapshot _snapshot;
    private readonly DecodedObjects _decoded;
    private readonly List<string> _missingKeys = [];
    private readonly List<KeyRange> _missingRanges = [];

    internal SnapshotReader(StoreSnapshot snapshot, ObjectSchema schema, UndecodableLog undecodable, DecodedObjects decoded)
        : base(schema, undecodable)
    {
        _snapshot = snapshot;
        _decoded = decoded;
    }

    public override long Revision => _snapshot.Revision;

    public override long Timestamp => _snapshot.Timestamp;

    /// <summary>What the walker lacked, or null when it had everything.</summary>
    internal StoreQuery? Missing =>
        _missingKeys.Count + _missingRanges.Count == 0 ? null : new StoreQuery([.. _missingKeys], [.. _missingRanges]);

    protected internal override StoredObject? Read(string key)
    {
        if (!_snapshot.Covers(key))
        {
            _missingKeys.Add(key);
            throw new NotFetchedException();
        }

        return _snapshot.Get(key) is { } entry ? _decoded.Share(entry) : null;
    }

    protected internal override IReadOnlyList<StoredObject> ReadRange(KeyRange range)
    {
        if (!_snapshot.Covers(range))
        {
            _missingRanges.Add(range);
            throw new NotFetchedException();
        }

        return [.. _snapshot.Range(range).Select(_decoded.Share)];
    }

    protected internal override void Demand(StoreQuery query)
    {
        _missingKeys.AddRange(query.Keys.Where(key => !_snapshot.Covers(key)));
        _missingRanges.AddRange(query.Ranges.Where(range => !_snapshot.Covers(range)));
        if (Missing is not null)
        {
            throw new NotFetchedException();
        }
    }
}
