using System.Collections.Immutable;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>
/// Reads objects, all at one version. A value that can't be decoded counts as absent. Where a walker runs, a read may end the walker,
/// which is then run again: a walker is a pure function and lets exceptions pass.
/// </summary>
public interface IObjectReader
{
    /// <summary>The store's revision that everything is read at.</summary>
    long Revision { get; }

    /// <summary>The store's clock when that was read, in microseconds since 1970-01-01 UTC.</summary>
    long Timestamp { get; }

    /// <summary>The classes that keys are resolved with.</summary>
    ObjectSchema Schema { get; }

    /// <summary>The object of a key, or null. Read as <see cref="DataObject"/>, its class is found by the key.</summary>
    T? Get<T>(string key)
        where T : DataObject;

    /// <summary>The objects of many keys in one step, in their order, null for each that does not exist.</summary>
    IReadOnlyList<T?> GetMany<T>(IReadOnlyCollection<string> keys)
        where T : DataObject;

    /// <summary>The object that has these values in a unique index, or null.</summary>
    /// <exception cref="ArgumentException">There is no such index, or it has another number of attributes.</exception>
    T? Find<T>(string uniqueIndexName, params string[] values)
        where T : DataObject;

    /// <summary>All objects of a class, in the order of their keys.</summary>
    IReadOnlyList<T> All<T>()
        where T : DataObject;

    /// <summary>All objects that have these values in a membership, in the order of their keys.</summary>
    /// <exception cref="ArgumentException">There is no such membership, or it has another number of attributes.</exception>
    IReadOnlyList<T> Members<T>(string membershipName, params string[] values)
        where T : DataObject;

    /// <summary>The keys of the objects that <see cref="Members"/> would read.</summary>
    ImmutableArray<string> MemberKeys<T>(string membershipName, params string[] values)
        where T : DataObject;

    /// <summary>True when <see cref="Members"/> would find something.</summary>
    bool AnyMember<T>(string membershipName, params string[] values)
        where T : DataObject;

    /// <summary>The existing keys of a range.</summary>
    ImmutableArray<string> Keys(KeyRange range);

    /// <summary>The bytes of a key, or null. Nobody may change them.</summary>
    ReadOnlyMemory<byte>? GetRaw(string key);

    /// <summary>The existing keys of a range with their bytes.</summary>
    IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> ScanRaw(KeyRange range);
}
