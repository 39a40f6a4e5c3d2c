using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>
/// What a mirror holds at one version. Immutable; any thread may read it. Reading what the mirror does not follow throws
/// <see cref="NotMirroredException"/>, which carries all that is missing as far as the read knows.
/// </summary>
public sealed class ObjectMirrorView : ObjectReader
{
    internal ObjectMirrorView(
        MirrorContent content, long revision, long timestamp, bool isStale, ObjectSchema schema, UndecodableLog undecodable)
        : base(schema, undecodable)
    {
        Content = content;
        Revision = revision;
        Timestamp = timestamp;
        IsStale = isStale;
    }

    /// <inheritdoc/>
    public override long Revision { get; }

    /// <summary>The store's clock when something was last read, in microseconds since 1970-01-01 UTC.</summary>
    public override long Timestamp { get; }

    /// <summary>True when the store could not be read after this version: it may be old.</summary>
    public bool IsStale { get; }

    internal MirrorContent Content { get; }

    /// <summary>True when the key is followed, whether or not it exists.</summary>
    public bool Covers(string key) => Content.Covers(key);

    /// <summary>True when the range is followed.</summary>
    public bool Covers(KeyRange range) => Content.Covers(range);

    /// <summary>The part of a query that is not followed, or null.</summary>
    public StoreQuery? MissingOf(StoreQuery query)
    {
        var missing = new StoreQuery([.. query.Keys.Where(key => !Covers(key))], [.. query.Ranges.Where(range => !Covers(range))]);
        return missing.IsEmpty ? null : missing;
    }

    /// <inheritdoc/>
    protected internal override StoredObject? Read(string key)
    {
        // A value that is there is followed; only for an absent one it takes another look.
        if (Content.Find(key) is { } found)
        {
            return found;
        }

        return Covers(key) ? null : throw new NotMirroredException(StoreQuery.Of(key));
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<StoredObject> ReadRange(KeyRange range) =>
        Covers(range) ? Content.In(range) : throw new NotMirroredException(StoreQuery.Of(range));

    /// <inheritdoc/>
    protected internal override void Demand(StoreQuery query)
    {
        if (MissingOf(query) is { } missing)
        {
            throw new NotMirroredException(missing);
        }
    }
}
