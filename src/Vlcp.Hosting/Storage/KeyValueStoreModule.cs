using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Storage;

/// <summary>A module whose vhosts are stores with JSON values: the calls that all of them have. Those that take code are for other modules
/// only.</summary>
/// <param name="context">What the server offers.</param>
public abstract class KeyValueStoreModule(ModuleContext context) : Module(context)
{
    /// <summary>Describes the parameter that chooses the store.</summary>
    protected const string VhostHelp = "The vhost; '' is the default one.";

    /// <summary>Describes the parameter that chooses stores.</summary>
    protected const string VhostsHelp = "Only this vhost; '' is the default one, null is all.";

    private const string KeyHelp = "The key.";
    private const string KeysHelp = "The keys.";
    private const string TimeoutHelp = "Seconds until the value is deleted; null keeps it, 0 or less deletes it at once.";
    private const double LongestTimeout = 3e9;

    /// <summary>Reads a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="timeout">New time limit in seconds.</param>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The value, or null.</returns>
    [Api(Summary = "Get value from key.", Returns = "The value, or null.")]
    public async Task<JsonNode?> GetAsync(
        [Description(KeyHelp)] string key, [Description("New time limit in seconds; null leaves it, 0 or less deletes the value after reading it.")] double? timeout = null,
        [Description(VhostHelp)] string vhost = "", CancellationToken cancellationToken = default)
    {
        if (timeout is null)
        {
            return (await ValuesOf(vhost).GetAsync([key], cancellationToken))[0];
        }

        JsonNode? found = null;
        await ValuesOf(vhost).UpdateAllAsync(
            [key],
            (keys, values, _) =>
            {
                found = values[0];
                return found is null ? ([], []) : (keys, values);
            },
            Lifetime(timeout),
            cancellationToken);
        return found;
    }

    /// <summary>Stores a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="timeout">Time limit in seconds.</param>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Api(Summary = "Set value to key, with an optional timeout.")]
    public Task SetAsync(
        [Description(KeyHelp)] string key, [Description("The value; null deletes the key.")] JsonNode? value, [Description(TimeoutHelp)] double? timeout = null,
        [Description(VhostHelp)] string vhost = "", CancellationToken cancellationToken = default) =>
        ValuesOf(vhost).SetAsync([KeyValuePair.Create(key, value)], Lifetime(timeout), cancellationToken);

    /// <summary>Deletes a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Api(Summary = "Delete a key from the storage.")]
    public Task DeleteAsync([Description(KeyHelp)] string key, [Description(VhostHelp)] string vhost = "", CancellationToken cancellationToken = default) =>
        ValuesOf(vhost).SetAsync([KeyValuePair.Create(key, (JsonNode?)null)], null, cancellationToken);

    /// <summary>Reads values at one version.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The values in the order of the keys.</returns>
    [Api(Summary = "Get multiple values from multiple keys.", Returns = "The values in the order of the keys, null where there is none.")]
    public Task<IReadOnlyList<JsonNode?>> MGetAsync(
        [Description(KeysHelp)] IReadOnlyList<string> keys, [Description(VhostHelp)] string vhost = "", CancellationToken cancellationToken = default) =>
        ValuesOf(vhost).GetAsync(keys, cancellationToken);

    /// <summary>Reads values at one version.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cache">What an earlier call returned as cache; it is handed back as it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The values and the cache.</returns>
    [Api(Summary = "Get multiple values. They are always read; the cache is handed back as it is.", Returns = "A list of two: the values, and what to pass as cache the next time.")]
    public async Task<object?[]> MGetWithCacheAsync(
        [Description(KeysHelp)] IReadOnlyList<string> keys, [Description(VhostHelp)] string vhost = "", [Description("From an earlier answer.")] JsonNode? cache = null,
        CancellationToken cancellationToken = default) =>
        [await MGetAsync(keys, vhost, cancellationToken), cache];

    /// <summary>Stores values, all or none.</summary>
    /// <param name="kvpairs">The values by key.</param>
    /// <param name="timeout">Time limit in seconds.</param>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Api(Summary = "Set multiple values on multiple keys.")]
    public Task MSetAsync(
        [Description("List of [key, value] pairs, or an object of values by key.")] ApiValue kvpairs, [Description(TimeoutHelp)] double? timeout = null,
        [Description(VhostHelp)] string vhost = "", CancellationToken cancellationToken = default) =>
        ValuesOf(vhost).SetAsync(Pairs(kvpairs), Lifetime(timeout), cancellationToken);

    /// <summary>Changes a value in one transaction. For modules; it takes code, so the web API does not have it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="updater">Gets key and value, returns the new value, or null to delete. It may run several times and must not wait.</param>
    /// <param name="timeout">Time limit in seconds.</param>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new value, or null.</returns>
    public async Task<JsonNode?> UpdateAsync(
        string key, Func<string, JsonNode?, JsonNode?> updater, double? timeout = null, string vhost = "", CancellationToken cancellationToken = default) =>
        (await MUpdateAsync([key], updater, timeout, vhost, cancellationToken))[0];

    /// <summary>Changes each of several values in one transaction: all or none.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="updater">Gets a key and its value, returns the new value, or null to delete. It may run several times and must not wait.</param>
    /// <param name="timeout">Time limit in seconds.</param>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new values in the order of the keys.</returns>
    public async Task<IReadOnlyList<JsonNode?>> MUpdateAsync(
        IReadOnlyList<string> keys, Func<string, JsonNode?, JsonNode?> updater, double? timeout = null, string vhost = "", CancellationToken cancellationToken = default) =>
        (await UpdateAllAsync(keys, (all, values) => (all, [.. all.Zip(values, updater)]), timeout, vhost, cancellationToken)).Values;

    /// <summary>Changes values in one transaction: all or none.</summary>
    /// <param name="keys">The keys that are read.</param>
    /// <param name="updater">Gets keys and values, returns the keys to write and their values, null to delete.</param>
    /// <param name="timeout">Time limit in seconds.</param>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was written.</returns>
    public Task<(IReadOnlyList<string> Keys, IReadOnlyList<JsonNode?> Values)> UpdateAllAsync(
        IReadOnlyList<string> keys, Func<IReadOnlyList<string>, IReadOnlyList<JsonNode?>, (IReadOnlyList<string> Keys, IReadOnlyList<JsonNode?> Values)> updater,
        double? timeout = null, string vhost = "", CancellationToken cancellationToken = default) =>
        UpdateAllWithTimeAsync(keys, (all, values, _) => updater(all, values), timeout, vhost, cancellationToken);

    /// <summary>As <see cref="UpdateAllAsync"/>, with the server's time in microseconds since 1970-01-01 UTC.</summary>
    /// <param name="keys">The keys that are read.</param>
    /// <param name="updater">Gets keys, values and the time, returns the keys to write and their values, null to delete.</param>
    /// <param name="timeout">Time limit in seconds.</param>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was written.</returns>
    public Task<(IReadOnlyList<string> Keys, IReadOnlyList<JsonNode?> Values)> UpdateAllWithTimeAsync(
        IReadOnlyList<string> keys, Func<IReadOnlyList<string>, IReadOnlyList<JsonNode?>, long, (IReadOnlyList<string> Keys, IReadOnlyList<JsonNode?> Values)> updater,
        double? timeout = null, string vhost = "", CancellationToken cancellationToken = default) =>
        ValuesOf(vhost).UpdateAllAsync(keys, updater, Lifetime(timeout), cancellationToken);

    /// <summary>Lists every key of the store.</summary>
    /// <param name="vhost">The vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The keys in order.</returns>
    [Api(Summary = "Return all keys in the store. For management purpose.", Returns = "The keys in order.")]
    public Task<IReadOnlyList<string>> ListAllKeysAsync([Description(VhostHelp)] string vhost = "", CancellationToken cancellationToken = default) =>
        ValuesOf(vhost).ListAsync(cancellationToken);

    /// <summary>The values of a vhost.</summary>
    /// <param name="vhost">The vhost.</param>
    /// <returns>Its values.</returns>
    /// <exception cref="ApiException">There is no such vhost.</exception>
    protected abstract JsonStore ValuesOf(string vhost);

    private static TimeSpan? Lifetime(double? timeout) => timeout switch
    {
        null => null,
        <= 0 => TimeSpan.Zero,
        <= LongestTimeout => TimeSpan.FromSeconds(timeout.Value),
        _ => throw ApiException.BadParameter("timeout", JsonValue.Create(timeout), $"must be a number of seconds up to {LongestTimeout}"),
    };

    private static List<KeyValuePair<string, JsonNode?>> Pairs(ApiValue kvpairs) => kvpairs.Node is JsonObject values
        ? [.. values]
        : [.. kvpairs.AsList().Select(pair => pair.AsList() is [var key, var value]
            ? KeyValuePair.Create(key.AsString(), value.Node)
            : throw pair.Error("must be a [key, value] pair"))];
}
