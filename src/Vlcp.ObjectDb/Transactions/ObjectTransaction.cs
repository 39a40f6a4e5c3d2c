using System.Collections.Immutable;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>One run of a write walker over one snapshot: what it wrote lies over the snapshot until the store commits it.</summary>
internal sealed class ObjectTransaction : SnapshotReader, IObjectTransaction
{
    private readonly Dictionary<string, StoredObject?> _written = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _writtenKeys = new(KeyOrder.Instance);
    private readonly UniqueClaims _claims;

    internal ObjectTransaction(StoreSnapshot snapshot, ObjectSchema schema, UndecodableLog undecodable, DecodedObjects decoded)
        : base(snapshot, schema, undecodable, decoded) => _claims = new UniqueClaims(base.Read);

    public T Write<T>(T value)
        where T : DataObject
    {
        var type = ObjectType.Of(value.GetType());
        Schema.Add(type);
        var key = value.Key;
        base.Demand(new StoreQuery([key, .. UniqueEntriesOf(type, value).Select(entry => entry.Key)], []));
        var before = Read(key)?.Decode(type, Undecodable);

        // Deleted and written again in one transaction makes a new object; written twice is one write.
        var deleted = _written.TryGetValue(key, out var overlay) && overlay is null;
        var origin = deleted ? null : base.Read(key)?.Decode(type, Undecodable);
        value = value with
        {
            KvdbCreateTime = origin?.KvdbCreateTime ?? Timestamp,
            KvdbUpdateVersion = (origin?.KvdbUpdateVersion ?? 0) + 1,
        };
        Reindex(type, before, value);
        Put(key, new StoredObject(value));
        return value;
    }

    public void Delete(string key)
    {
        base.Demand(new StoreQuery([key], [ObjectOwner.EntriesOf(key)]));
        if (Read(key) is not { } stored)
        {
            return;
        }

        var type = Schema.Resolve(key) ?? throw new ObjectDbException($"'{key}' can't be deleted: no known class has such keys.");
        DeleteStored(type, stored);
    }

    public void WriteRaw(string key, ReadOnlyMemory<byte> value) => Put(key, new StoredObject(key, value));

    public void DeleteRaw(string key) => Put(key, null);

    public override T? Find<T>(string uniqueIndexName, params string[] values)
        where T : class
    {
        var owner = _claims.OwnerOf(ObjectType.Of<T>().UniqueIndex(uniqueIndexName).KeyFor(values));
        return owner is null ? null : Get<T>(owner);
    }

    /// <summary>The writes of the whole transaction.</summary>
    /// <exception cref="ObjectConflictException">A unique index would hold two objects.</exception>
    internal StoreUpdate Complete()
    {
        var writes = ImmutableArray.CreateBuilder<StoreWrite>(_written.Count);
        foreach (var (key, stored) in _written)
        {
            writes.Add(new StoreWrite(key, stored?.Raw));
        }

        writes.AddRange(_claims.Settle());
        return writes.Count == 0 ? StoreUpdate.Nothing : StoreUpdate.Write(writes.DrainToImmutable());
    }

    protected internal override StoredObject? Read(string key) =>
        _written.TryGetValue(key, out var written) ? written : base.Read(key);

    protected internal override IReadOnlyList<StoredObject> ReadRange(KeyRange range)
    {
        var stored = base.ReadRange(range);
        if (_writtenKeys.Count == 0 || range.IsEmpty || KeyOrder.Compare(_writtenKeys.Max, range.Start) < 0)
        {
            return stored;
        }

        var written = _writtenKeys.GetViewBetween(range.Start, Later(_writtenKeys.Max!, range.End)).Where(range.Contains).ToList();
        if (written.Count == 0)
        {
            return stored;
        }

        var untouched = stored.Where(entry => !_written.ContainsKey(entry.Key));
        return [.. untouched.Concat(written.Select(key => _written[key]).OfType<StoredObject>()).OrderBy(entry => entry.Key, KeyOrder.Instance)];
    }

    private static string Later(string last, string? end) => end is null ? last : end;

    private static IEnumerable<(string Key, ObjectIndex Index, string[] Values)> UniqueEntriesOf(ObjectType type, DataObject value)
    {
        foreach (var index in type.UniqueIndexes)
        {
            if (index.ValuesOf(value) is { } values)
            {
                yield return (index.KeyFor(values), index, values);
            }
        }
    }

    private static IEnumerable<string> PlainEntriesOf(ObjectType type, DataObject value) =>
        type.Memberships.SelectMany(membership => membership.MemberEntriesOf(value))
            .Concat(type.Owners.Select(owner => owner.EntryOf(value)).OfType<string>());

    private void DeleteStored(ObjectType? type, StoredObject stored)
    {
        // A class that is not loaded here loses the object; what its memberships then name too much, readers skip.
        if (type is not null && stored.Decode(type, Undecodable) is { } value)
        {
            Reindex(type, value, null);
        }

        Put(stored.Key, null);
        foreach (var entry in ReadRange(ObjectOwner.EntriesOf(stored.Key)))
        {
            var ownedKey = ObjectOwner.OwnedKey(entry.Key);
            base.Demand(new StoreQuery([ownedKey], [ObjectOwner.EntriesOf(ownedKey)]));
            Put(entry.Key, null);
            if (Read(ownedKey) is { } owned)
            {
                DeleteStored(Schema.Resolve(ownedKey), owned);
            }
        }
    }

    private void Reindex(ObjectType type, DataObject? before, DataObject? after)
    {
        var key = (after ?? before)!.Key;
        if (before is not null)
        {
            base.Demand(new StoreQuery([.. UniqueEntriesOf(type, before).Select(entry => entry.Key)], []));
            foreach (var entry in UniqueEntriesOf(type, before))
            {
                _claims.Withdraw(entry.Key, key);
            }

            foreach (var entry in PlainEntriesOf(type, before))
            {
                Put(entry, null);
            }
        }

        if (after is not null)
        {
            foreach (var (entry, index, values) in UniqueEntriesOf(type, after))
            {
                _claims.Claim(entry, key, index.Name, values);
            }

            foreach (var entry in PlainEntriesOf(type, after))
            {
                Put(entry, new StoredObject(entry, default));
            }
        }
    }

    private void Put(string key, StoredObject? value)
    {
        _written[key] = value;
        _writtenKeys.Add(key);
    }
}
