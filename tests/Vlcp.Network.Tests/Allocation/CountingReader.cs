using System.Collections.Immutable;
using Vlcp.Network.Allocation;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Network.Tests.Allocation;

/// <summary>Counts the keys that a search sees.</summary>
internal sealed class CountingReader(IObjectReader inner) : IObjectReader
{
    public int KeysSeen { get; private set; }

    public long Revision => inner.Revision;

    public long Timestamp => inner.Timestamp;

    public ObjectSchema Schema => inner.Schema;

    public CountingReader Search(uint first, uint last)
    {
        Assert.NotNull(NumberPool.Vnis(this, "p").FindLowestFree(first, last));
        return this;
    }

    public ImmutableArray<string> Keys(KeyRange range)
    {
        var keys = inner.Keys(range);
        KeysSeen += keys.Length;
        return keys;
    }

    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> ScanRaw(KeyRange range)
    {
        var entries = inner.ScanRaw(range);
        KeysSeen += entries.Count;
        return entries;
    }

    public T? Get<T>(string key)
        where T : DataObject => inner.Get<T>(key);

    public IReadOnlyList<T?> GetMany<T>(IReadOnlyCollection<string> keys)
        where T : DataObject => inner.GetMany<T>(keys);

    public T? Find<T>(string uniqueIndexName, params string[] values)
        where T : DataObject => inner.Find<T>(uniqueIndexName, values);

    public IReadOnlyList<T> All<T>()
        where T : DataObject => inner.All<T>();

    public IReadOnlyList<T> Members<T>(string membershipName, params string[] values)
        where T : DataObject => inner.Members<T>(membershipName, values);

    public ImmutableArray<string> MemberKeys<T>(string membershipName, params string[] values)
        where T : DataObject => inner.MemberKeys<T>(membershipName, values);

    public bool AnyMember<T>(string membershipName, params string[] values)
        where T : DataObject => inner.AnyMember<T>(membershipName, values);

    public ReadOnlyMemory<byte>? GetRaw(string key) => inner.GetRaw(key);
}
