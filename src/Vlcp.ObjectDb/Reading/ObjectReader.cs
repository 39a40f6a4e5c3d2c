using System.Collections.Immutable;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>All reading, built on the reading of one key and of one range.</summary>
public abstract class ObjectReader : IObjectReader
{
    private readonly UndecodableLog _undecodable;

    private protected ObjectReader(ObjectSchema schema, UndecodableLog undecodable)
    {
        Schema = schema;
        _undecodable = undecodable;
    }

    /// <inheritdoc/>
    public abstract long Revision { get; }

    /// <inheritdoc/>
    public abstract long Timestamp { get; }

    /// <inheritdoc/>
    public ObjectSchema Schema { get; }

    internal UndecodableLog Undecodable => _undecodable;

    /// <inheritdoc/>
    public T? Get<T>(string key)
        where T : DataObject => Decode<T>(Read(key));

    /// <inheritdoc/>
    public IReadOnlyList<T?> GetMany<T>(IReadOnlyCollection<string> keys)
        where T : DataObject
    {
        Demand(new StoreQuery([.. keys], []));
        return [.. keys.Select(Get<T>)];
    }

    /// <inheritdoc/>
    public virtual T? Find<T>(string uniqueIndexName, params string[] values)
        where T : DataObject
    {
        var entry = Read(ObjectType.Of<T>().UniqueIndex(uniqueIndexName).KeyFor(values));
        return entry is not null && IndexEntry.OwnerOf(entry) is { } owner ? Get<T>(owner) : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<T> All<T>()
        where T : DataObject => [.. ReadRange(ObjectType.Of<T>().Range).Select(Decode<T>).OfType<T>()];

    /// <inheritdoc/>
    public IReadOnlyList<T> Members<T>(string membershipName, params string[] values)
        where T : DataObject => [.. GetMany<T>(MemberKeys<T>(membershipName, values)).OfType<T>()];

    /// <inheritdoc/>
    public ImmutableArray<string> MemberKeys<T>(string membershipName, params string[] values)
        where T : DataObject =>
        [.. ReadRange(MembersOf<T>(membershipName, values)).Select(entry => ObjectIndex.MemberKey(entry.Key)).Order(KeyOrder.Instance)];

    /// <inheritdoc/>
    public bool AnyMember<T>(string membershipName, params string[] values)
        where T : DataObject => ReadRange(MembersOf<T>(membershipName, values)).Count > 0;

    /// <inheritdoc/>
    public ImmutableArray<string> Keys(KeyRange range) => [.. ReadRange(range).Select(entry => entry.Key)];

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? GetRaw(string key) => Read(key)?.Raw;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> ScanRaw(KeyRange range) =>
        [.. ReadRange(range).Select(entry => KeyValuePair.Create(entry.Key, entry.Raw))];

    /// <summary>The value of a key, or null.</summary>
    protected internal abstract StoredObject? Read(string key);

    /// <summary>The values of a range in the order of their keys.</summary>
    protected internal abstract IReadOnlyList<StoredObject> ReadRange(KeyRange range);

    /// <summary>Announces that all this is going to be read, so that it is fetched in one step.</summary>
    protected internal virtual void Demand(StoreQuery query)
    {
    }

    private protected T? Decode<T>(StoredObject? stored)
        where T : DataObject
    {
        if (stored is null)
        {
            return null;
        }

        if (!typeof(T).IsAbstract)
        {
            return (T?)stored.Decode(ObjectType.Of<T>(), _undecodable);
        }

        return DecodeAny(stored) as T;
    }

    private protected DataObject? DecodeAny(StoredObject stored)
    {
        if (Schema.Resolve(stored.Key) is { } type)
        {
            return stored.Decode(type, _undecodable);
        }

        _undecodable.Report(new UndecodableObjectException(stored.Key, "no known class has such keys."), stored.Revision);
        return null;
    }

    private static KeyRange MembersOf<T>(string membershipName, string[] values)
        where T : DataObject => ObjectType.Of<T>().Membership(membershipName).MembersOf(values);
}
