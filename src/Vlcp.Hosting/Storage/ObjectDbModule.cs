using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Hosting.Storage;

/// <summary>The object database over the store that <c>proxy.kvstorage</c> names. Modules use <see cref="Database"/>; the APIs are
/// for people who look into it.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("objectdb", LoadingPath = "vlcp.service.kvdb.objectdb.ObjectDB", Service = true, Default = true,
    Summary = "Objects with transactions and watches over the key-value store.")]
[DependsOn("kvstorage")]
public sealed class ObjectDbModule(ModuleContext context, ObjectDbOptions options) : Module(context), IAsyncDisposable
{
    private const string KeyHelp = "Database key of an object.";
    private const string KeysHelp = "Database keys of objects.";
    private const string RequestHelp = "Name of the watcher; it is the caller's choice.";
    private const string StaleHelp = "Fail while the store is away, instead of answering from memory with \"stale\" beside the result.";
    private const string ObjectHelp = "The object, or null when it does not exist.";
    private const string ObjectsHelp = "The objects in the order of the keys, null for each that does not exist.";

    private readonly WatchTable watches = new();

    /// <summary>The database.</summary>
    public ObjectDatabase Database { get; } =
        new(context.GetModule<IStorageModule>("kvstorage").Engine, time: context.TimeProvider, logger: context.Logger,
            options: new() { StoreTimeout = options.StoreTimeout });

    /// <summary>Its settings.</summary>
    public ObjectDbOptions Options => options;

    /// <summary>Reads and watches objects that exist.</summary>
    /// <param name="keys">Keys.</param>
    /// <param name="requestid">The watcher.</param>
    /// <param name="nostale">Fail rather than answer from memory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The objects.</returns>
    [Api(Summary = "Get multiple objects and watch those that exist.", Returns = ObjectsHelp)]
    public async Task<IReadOnlyList<DataObject?>> MGetAsync(
        [Description(KeysHelp)] IReadOnlyList<string> keys, [Description(RequestHelp)] string requestid,
        [Description(StaleHelp)] bool nostale = false, CancellationToken cancellationToken = default)
    {
        var found = await MGetOnceAsync(keys, nostale, cancellationToken);
        watches.Add(requestid, keys.Where((_, index) => found[index] is not null));
        return found;
    }

    /// <summary>Reads and watches an object.</summary>
    /// <param name="key">Key.</param>
    /// <param name="requestid">The watcher.</param>
    /// <param name="nostale">Fail rather than answer from memory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The object.</returns>
    [Api(Summary = "Get an object and watch it if it exists.", Returns = ObjectHelp)]
    public async Task<DataObject?> GetAsync(
        [Description(KeyHelp)] string key, [Description(RequestHelp)] string requestid,
        [Description(StaleHelp)] bool nostale = false, CancellationToken cancellationToken = default) =>
        (await MGetAsync([key], requestid, nostale, cancellationToken))[0];

    /// <summary>Reads objects.</summary>
    /// <param name="keys">Keys.</param>
    /// <param name="nostale">Fail rather than answer from memory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The objects.</returns>
    [Api(Summary = "Get multiple objects at one version.", Returns = ObjectsHelp)]
    public Task<IReadOnlyList<DataObject?>> MGetOnceAsync(
        [Description(KeysHelp)] IReadOnlyList<string> keys, [Description(StaleHelp)] bool nostale = false,
        CancellationToken cancellationToken = default) =>
        AnswerAsync(reader => reader.GetMany<DataObject>([.. keys]), keys, nostale, cancellationToken);

    /// <summary>Reads an object.</summary>
    /// <param name="key">Key.</param>
    /// <param name="nostale">Fail rather than answer from memory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The object.</returns>
    [Api(Summary = "Get an object.", Returns = ObjectHelp)]
    public Task<DataObject?> GetOnceAsync(
        [Description(KeyHelp)] string key, [Description(StaleHelp)] bool nostale = false, CancellationToken cancellationToken = default) =>
        AnswerAsync(reader => reader.Get<DataObject>(key), [key], nostale, cancellationToken);

    /// <summary>Reads and watches objects whether they exist or not.</summary>
    /// <param name="keys">Keys.</param>
    /// <param name="requestid">The watcher.</param>
    /// <param name="nostale">Fail rather than answer from memory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The objects, or references to what does not exist.</returns>
    [Api(Summary = "Get multiple objects and watch them, even those that do not exist yet.", Returns = "The objects in the order of the keys, {\"_ref\": key} for each that does not exist.")]
    public async Task<IReadOnlyList<object>> MWatchAsync(
        [Description(KeysHelp)] IReadOnlyList<string> keys, [Description(RequestHelp)] string requestid,
        [Description(StaleHelp)] bool nostale = false, CancellationToken cancellationToken = default)
    {
        watches.Add(requestid, keys);
        var found = await MGetOnceAsync(keys, nostale, cancellationToken);
        return [.. found.Select((value, index) => value ?? (object)new JsonObject { ["_ref"] = keys[index] })];
    }

    /// <summary>Reads and watches an object whether it exists or not.</summary>
    /// <param name="key">Key.</param>
    /// <param name="requestid">The watcher.</param>
    /// <param name="nostale">Fail rather than answer from memory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The object, or a reference to what does not exist.</returns>
    [Api(Summary = "Get an object and watch it, even when it does not exist yet.", Returns = "The object, or {\"_ref\": key}.")]
    public async Task<object> WatchAsync(
        [Description(KeyHelp)] string key, [Description(RequestHelp)] string requestid,
        [Description(StaleHelp)] bool nostale = false, CancellationToken cancellationToken = default) =>
        (await MWatchAsync([key], requestid, nostale, cancellationToken))[0];

    /// <summary>Ends watches.</summary>
    /// <param name="keys">Keys.</param>
    /// <param name="requestid">The watcher.</param>
    [Api(Summary = "Stop watching keys.")]
    public void MUnwatch([Description(KeysHelp)] IReadOnlyList<string> keys, [Description(RequestHelp)] string requestid) => watches.Remove(requestid, keys);

    /// <summary>Ends a watch.</summary>
    /// <param name="key">Key.</param>
    /// <param name="requestid">The watcher.</param>
    [Api(Summary = "Stop watching a key.")]
    public void Unwatch([Description(KeyHelp)] string key, [Description(RequestHelp)] string requestid) => watches.Remove(requestid, [key]);

    /// <summary>Ends all watches of one watcher.</summary>
    /// <param name="requestid">The watcher.</param>
    [Api(Summary = "Stop watching all keys that the watcher watches.")]
    public void UnwatchAll([Description(RequestHelp)] string requestid) => watches.RemoveAll(requestid);

    /// <summary>Lists watches.</summary>
    /// <param name="requestid">Only this watcher's.</param>
    /// <returns>Watchers by key.</returns>
    [Api(Summary = "Return what is watched.", Returns = "An object: list of watchers by key.")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> WatchList([Description("Only keys of this watcher.")] string? requestid = null) =>
        watches.ByKey(requestid);

    /// <summary>Reads the store's clock.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Microseconds since 1970-01-01 UTC.</returns>
    [Api(Summary = "Get a timestamp from the database server.", Returns = "Microseconds since 1970-01-01 UTC.")]
    public ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken) => Database.GetTimestampAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private async Task<T> AnswerAsync<T>(Func<IObjectReader, T> walker, IReadOnlyList<string> keys, bool noStale, CancellationToken cancellationToken)
    {
        var answer = await Database.AnswerAsync(walker, noStale, new StoreQuery([.. keys], []), cancellationToken);
        if (answer.IsStale)
        {
            AnswerState.MarkStale();
        }

        return answer.Result;
    }
}
