using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vlcp.Storage;

namespace Vlcp.Hosting.Storage;

/// <summary>
/// A store as keys with JSON values: what the storage modules offer to other modules and, as far as no code is passed, to the web API. It shows the
/// same keys as the object database above the store, so a write here must keep to what the objects demand.
/// </summary>
/// <param name="engine">The store.</param>
/// <param name="write">Writes with a lifetime; null where the engine keeps everything for ever and lifetimes are ignored.</param>
public sealed class JsonStore(IStoreEngine engine, Func<StoreQuery, StoreUpdater, TimeSpan?, CancellationToken, ValueTask<StoreCommit>>? write = null)
{
    /// <summary>Reads values at one version.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The values in the order of the keys, null for each that does not exist.</returns>
    public async Task<IReadOnlyList<JsonNode?>> GetAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var snapshot = await engine.ReadAsync(new StoreQuery([.. keys], []), cancellationToken);
        return [.. keys.Select(key => Decode(snapshot.Get(key)))];
    }

    /// <summary>Writes values, all or none.</summary>
    /// <param name="pairs">The values by key; null deletes.</param>
    /// <param name="lifetime">How long they live; null for ever, zero or less deletes them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SetAsync(IEnumerable<KeyValuePair<string, JsonNode?>> pairs, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        var writes = pairs.Select(pair => Encode(pair.Key, pair.Value, lifetime)).ToImmutableArray();
        await WriteAsync(StoreQuery.Empty, _ => StoreUpdate.Write(writes), lifetime, cancellationToken);
    }

    /// <summary>Changes values in one transaction; all or none are written.</summary>
    /// <param name="keys">What is read.</param>
    /// <param name="updater">Gets the keys, their values (null for each that does not exist) and the store's time in microseconds since
    /// 1970-01-01 UTC; returns keys and their new values, null to delete. It may run several times and must not wait.</param>
    /// <param name="lifetime">How long the written values live; null for ever.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The keys and values that were written.</returns>
    public async Task<(IReadOnlyList<string> Keys, IReadOnlyList<JsonNode?> Values)> UpdateAllAsync(
        IReadOnlyList<string> keys,
        Func<IReadOnlyList<string>, IReadOnlyList<JsonNode?>, long, (IReadOnlyList<string> Keys, IReadOnlyList<JsonNode?> Values)> updater,
        TimeSpan? lifetime,
        CancellationToken cancellationToken)
    {
        (IReadOnlyList<string> Keys, IReadOnlyList<JsonNode?> Values) written = ([], []);
        await WriteAsync(
            new StoreQuery([.. keys], []),
            snapshot =>
            {
                written = updater(keys, [.. keys.Select(key => Decode(snapshot.Get(key)))], snapshot.Timestamp);
                return StoreUpdate.Write([.. written.Keys.Zip(written.Values, (key, value) => Encode(key, value, lifetime))]);
            },
            lifetime,
            cancellationToken);
        return written;
    }

    /// <summary>Every key, in order.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The keys.</returns>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var snapshot = await engine.ReadAsync(StoreQuery.Of(KeyRange.All), cancellationToken);
        return [.. snapshot.Range(KeyRange.All).Select(entry => entry.Key)];
    }

    private static StoreWrite Encode(string key, JsonNode? value, TimeSpan? lifetime) => value is null || lifetime <= TimeSpan.Zero
        ? StoreWrite.Delete(key)
        : StoreWrite.Put(key, JsonSerializer.SerializeToUtf8Bytes(value));

    // The object database also keeps keys that say it all, with an empty value.
    private static JsonNode? Decode(StoreEntry? entry)
    {
        try
        {
            return entry is null || entry.Value.IsEmpty ? null : JsonNode.Parse(entry.Value.Span);
        }
        catch (JsonException damage)
        {
            throw new StoreFormatException($"The value of '{entry!.Key}' is not JSON: {damage.Message}", damage);
        }
    }

    private async Task WriteAsync(StoreQuery query, StoreUpdater updater, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        if (write is null)
        {
            await engine.UpdateAsync(query, updater, cancellationToken);
        }
        else
        {
            await write(query, updater, lifetime > TimeSpan.Zero ? lifetime : null, cancellationToken);
        }
    }
}
