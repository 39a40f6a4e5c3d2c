using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <content>Plain reads.</content>
public sealed partial class ObjectDatabase
{
    /// <summary>Reads an object without watching it: objectdb/getonce.</summary>
    /// <returns>The object, or null when it does not exist.</returns>
    /// <exception cref="StoreUnavailableException">The store can't be reached.</exception>
    public Task<T?> GetOnceAsync<T>(string key, CancellationToken cancellationToken = default)
        where T : DataObject => WalkAsync(reader => reader.Get<T>(key), StoreQuery.Of(key), cancellationToken);

    /// <summary>Reads objects at one version without watching them: objectdb/mgetonce.</summary>
    /// <returns>The objects in the order of the keys, null for each that does not exist.</returns>
    /// <exception cref="StoreUnavailableException">The store can't be reached.</exception>
    public Task<IReadOnlyList<T?>> MGetOnceAsync<T>(IReadOnlyCollection<string> keys, CancellationToken cancellationToken = default)
        where T : DataObject => WalkAsync(reader => reader.GetMany<T>(keys), new StoreQuery([.. keys], []), cancellationToken);
}
