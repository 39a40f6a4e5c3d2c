using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Vlcp.Events.Connections;

namespace Vlcp.Ovsdb;

/// <summary>
/// An OVSDB server at the other end of one connection (RFC 7047). All members may be used from any thread. What it gives out
/// (monitors, locks) ends with the connection.
/// </summary>
public sealed class OvsdbClient : IAsyncDisposable
{
    private readonly JsonRpcConnection connection;
    private readonly ILogger logger;
    private readonly ConcurrentDictionary<string, OvsdbMonitor> monitors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, OvsdbLock> locks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, OvsdbHistory> histories = new(StringComparer.Ordinal);
    private Task ending = Task.CompletedTask;
    private int monitorCount;

    private OvsdbClient(ConnectedStream stream, JsonRpcOptions options, ILogger logger)
    {
        Stream = stream;
        this.logger = logger;
        connection = new JsonRpcConnection(stream.Stream, stream.ToString(), options, AnswerAsync, Receive, logger);
    }

    /// <summary>Who is at the two ends.</summary>
    public ConnectedStream Stream { get; }

    /// <summary>Completes, never fails, when the connection has ended.</summary>
    public Task<JsonRpcDisconnect> Completion => connection.Completion;

    /// <summary>Cancelled when the connection ends.</summary>
    public CancellationToken Ended => connection.Ended;

    /// <summary>The JSON-RPC connection, for methods that this class does not know.</summary>
    public JsonRpcConnection Connection => connection;

    /// <summary>Begins to speak OVSDB over an established connection.</summary>
    /// <param name="stream">The connection; owned from now on.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="logger">Gets one line when the connection ends.</param>
    public static OvsdbClient Start(ConnectedStream stream, JsonRpcOptions options, ILogger logger)
    {
        var client = new OvsdbClient(stream, options, logger);
        client.ending = client.FailAllWhenEndedAsync();
        client.connection.Start();
        return client;
    }

    /// <summary>Connects once, see <see cref="StreamConnector.ConnectAsync"/>.</summary>
    /// <param name="url">The server.</param>
    /// <param name="connectionOptions">Time-outs and TLS files.</param>
    /// <param name="options">Limits and times of the protocol.</param>
    /// <param name="logger">Gets one line when the connection ends.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<OvsdbClient> ConnectAsync(
        ConnectionUrl url,
        ConnectionOptions connectionOptions,
        JsonRpcOptions options,
        ILogger logger,
        CancellationToken cancellationToken) =>
        Start(await StreamConnector.ConnectAsync(url, connectionOptions, cancellationToken), options, logger);

    /// <summary>The databases of the server.</summary>
    /// <exception cref="OvsdbException">The server refused.</exception>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended.</exception>
    public async Task<IReadOnlyList<string>> ListDatabasesAsync(CancellationToken cancellationToken)
    {
        var names = await RequestAsync("list_dbs", static _ => { }, static _ => { }, cancellationToken);
        return names.ValueKind == JsonValueKind.Array && names.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String)
            ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
            : throw new JsonRpcProtocolException("The result of list_dbs must be an array of strings.");
    }

    /// <summary>The schema of a database.</summary>
    /// <exception cref="OvsdbException">The server refused, for example an unknown database.</exception>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended.</exception>
    public async Task<OvsdbSchema> GetSchemaAsync(string database, CancellationToken cancellationToken) =>
        OvsdbSchema.Parse(await RequestAsync(
            "get_schema", json => json.WriteStringValue(database), static _ => { }, cancellationToken));

    /// <summary>Runs operations as one transaction: all take effect or none.</summary>
    /// <param name="database">The database.</param>
    /// <param name="operations">The operations, in order.</param>
    /// <param name="cancellationToken">Cancels the transaction if the server has not committed it.</param>
    /// <returns>One result an operation.</returns>
    /// <exception cref="OvsdbTransactionException">An operation or the commit failed.</exception>
    /// <exception cref="OvsdbException">The server refused the whole request, for example an unknown database.</exception>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended; the transaction may have been committed.</exception>
    public async Task<ImmutableArray<OvsdbOperationResult>> TransactAsync(
        string database, IReadOnlyList<OvsdbOperation> operations, CancellationToken cancellationToken)
    {
        var reply = await RequestAsync(
            "transact",
            json =>
            {
                json.WriteStringValue(database);
                foreach (var operation in operations)
                {
                    operation.WriteTo(json);
                }
            },
            static _ => { },
            cancellationToken,
            cancelMethod: "cancel");
        return TransactionReply.Read(reply, operations);
    }

    /// <summary>Begins to watch tables. When it returns, the initial state is there.</summary>
    /// <param name="database">The database.</param>
    /// <param name="requests">Tables and columns.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="id">The id by which the server knows the monitor, one at a time a connection; null chooses one.</param>
    /// <exception cref="OvsdbException">The server refused: unknown database, table or column, or the id is in use.</exception>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended.</exception>
    public Task<OvsdbMonitor> MonitorAsync(
        string database, IReadOnlyList<OvsdbMonitorRequest> requests, CancellationToken cancellationToken, string? id = null) =>
        MonitorAsync("monitor", database, requests, null, id, cancellationToken);

    /// <summary>
    /// The same as <see cref="MonitorAsync(string, IReadOnlyList{OvsdbMonitorRequest}, CancellationToken, string?)"/>, but the server tells
    /// of a big set only what came and went (<c>monitor_cond</c> of ovsdb-server(7)). With a server that does not know that, it is an
    /// ordinary monitor.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="requests">Tables and columns.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OvsdbException">The server refused: unknown database, table or column.</exception>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended.</exception>
    public async Task<OvsdbMonitor> MonitorDifferencesAsync(
        string database, IReadOnlyList<OvsdbMonitorRequest> requests, CancellationToken cancellationToken)
    {
        var differences = TableDifferences.For(await GetSchemaAsync(database, cancellationToken), requests);
        try
        {
            return await MonitorAsync("monitor_cond", database, requests, differences, null, cancellationToken);
        }
        catch (OvsdbException refused) when (refused.Error is "unknown method" or "not supported")
        {
            return await MonitorAsync(database, requests, cancellationToken);
        }
    }

    /// <summary>Tells what happened to tables since a transaction, and from then on. It ends with the connection.</summary>
    /// <param name="database">The database.</param>
    /// <param name="requests">Tables and columns.</param>
    /// <param name="since">
    /// <see cref="OvsdbHistoryUpdate.LastTransaction"/> of an earlier connection to a server of the same cluster; empty for everything.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OvsdbException">The server refused: unknown database, table or column, or it is older than Open vSwitch 2.12.</exception>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended.</exception>
    public async Task<OvsdbHistory> FollowAsync(
        string database, IReadOnlyList<OvsdbMonitorRequest> requests, Guid since, CancellationToken cancellationToken)
    {
        var id = $"vlcp-{Interlocked.Increment(ref monitorCount)}";
        var history = histories[id] = new OvsdbHistory();
        await RequestAsync(
            "monitor_cond_since",
            json =>
            {
                json.WriteStringValue(database);
                json.WriteStringValue(id);
                OvsdbMonitorRequest.WriteAll(json, requests);
                json.WriteStringValue(since.ToString("D"));
            },
            history.Begin,
            cancellationToken);
        return history;
    }

    /// <summary>Asks for a lock. It may be held when this returns, or be granted later.</summary>
    /// <param name="name">The name of the lock: letters, digits and underscores.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OvsdbException">The server refused, or the connection asks for this lock already.</exception>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended.</exception>
    public Task<OvsdbLock> LockAsync(string name, CancellationToken cancellationToken) => LockAsync("lock", name, cancellationToken);

    /// <summary>Takes a lock from whoever holds it.</summary>
    /// <param name="name">The name of the lock: letters, digits and underscores.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OvsdbException">The server refused, or the connection asks for this lock already.</exception>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended.</exception>
    public Task<OvsdbLock> StealAsync(string name, CancellationToken cancellationToken) => LockAsync("steal", name, cancellationToken);

    /// <summary>Asks whether the server lives.</summary>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended.</exception>
    public Task EchoAsync(CancellationToken cancellationToken) =>
        RequestAsync("echo", static _ => { }, static _ => { }, cancellationToken);

    /// <summary>Ends the connection, and with it monitors and locks.</summary>
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await ending;
    }

    internal async Task CancelMonitorAsync(OvsdbMonitor monitor, CancellationToken cancellationToken)
    {
        try
        {
            await RequestAsync("monitor_cancel", json => json.WriteStringValue(monitor.Id), static _ => { }, cancellationToken);
        }
        catch (JsonRpcConnectionClosedException)
        {
            // The monitor has ended with it.
        }
        finally
        {
            monitors.TryRemove(KeyValuePair.Create(monitor.Id, monitor));
        }
    }

    internal async Task UnlockAsync(OvsdbLock held, CancellationToken cancellationToken)
    {
        try
        {
            await RequestAsync("unlock", json => json.WriteStringValue(held.Name), static _ => { }, cancellationToken);
        }
        catch (JsonRpcConnectionClosedException)
        {
            // The lock has gone with it.
        }
        finally
        {
            locks.TryRemove(KeyValuePair.Create(held.Name, held));
        }
    }

    private static ValueTask<JsonRpcReply> AnswerAsync(JsonRpcRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(request.Method == "echo" ? JsonRpcReply.Result(request.Params) : JsonRpcReply.NotSupported);

    private async Task<OvsdbMonitor> MonitorAsync(
        string method,
        string database,
        IReadOnlyList<OvsdbMonitorRequest> requests,
        TableDifferences? differences,
        string? id,
        CancellationToken cancellationToken)
    {
        var monitor = new OvsdbMonitor(this, database, id ?? $"vlcp-{Interlocked.Increment(ref monitorCount)}", differences);
        if (!monitors.TryAdd(monitor.Id, monitor))
        {
            throw new OvsdbException($"The monitor id '{monitor.Id}' is in use on this connection.");
        }
        try
        {
            await RequestAsync(
                method,
                json =>
                {
                    json.WriteStringValue(database);
                    json.WriteStringValue(monitor.Id);
                    OvsdbMonitorRequest.WriteAll(json, requests);
                },
                monitor.Begin,
                cancellationToken);
            return monitor;
        }
        catch (Exception e)
        {
            monitors.TryRemove(monitor.Id, out _);
            monitor.Fail(e);
            if (e is OperationCanceledException)
            {
                await AbandonMonitorAsync(monitor.Id);
            }
            throw;
        }
    }

    private async Task<OvsdbLock> LockAsync(string method, string name, CancellationToken cancellationToken)
    {
        var wish = new OvsdbLock(this, name);
        if (!locks.TryAdd(name, wish))
        {
            throw new OvsdbException($"The lock '{name}' was asked for already on this connection.");
        }
        try
        {
            await RequestAsync(method, json => json.WriteStringValue(name), result => wish.Set(IsGranted(result)), cancellationToken);
            return wish;
        }
        catch (Exception e)
        {
            locks.TryRemove(name, out _);
            wish.Fail(e);
            throw;
        }
    }

    private static bool IsGranted(JsonElement result) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty("locked", out var locked)
            ? locked.ValueKind == JsonValueKind.True
            : throw new JsonRpcProtocolException("The result of lock must be an object with 'locked'.");

    private async Task AbandonMonitorAsync(string id)
    {
        try
        {
            await connection.NotifyAsync("monitor_cancel", json => WriteArray(json, _ => json.WriteStringValue(id)), CancellationToken.None);
        }
        catch (JsonRpcConnectionClosedException)
        {
            // Nothing is left to abandon.
        }
    }

    private async Task<JsonElement> RequestAsync(
        string method,
        Action<Utf8JsonWriter> writeArguments,
        Action<JsonElement> onResult,
        CancellationToken cancellationToken,
        string? cancelMethod = null)
    {
        try
        {
            return await connection.RequestAsync(
                method, json => WriteArray(json, writeArguments), onResult, cancelMethod, cancellationToken);
        }
        catch (JsonRpcErrorException e)
        {
            var error = ErrorObject.Read(e.Error);
            throw new OvsdbException(e.Message, error?.Error, error?.Details);
        }
    }

    private static void WriteArray(Utf8JsonWriter json, Action<Utf8JsonWriter> writeElements)
    {
        json.WriteStartArray();
        writeElements(json);
        json.WriteEndArray();
    }

    private void Receive(JsonRpcNotification notification)
    {
        switch (notification.Method)
        {
            case "update" or "update2":
                var arguments = Arguments(notification, 2);
                // None is found for a monitor that is being cancelled, whose updates may still be under way.
                Find(monitors, arguments[0])?.Apply(arguments[1]);
                break;
            case "update3":
                var update = Arguments(notification, 3);
                Find(histories, update[0])?.Apply(update[1], update[2]);
                break;
            case "locked":
                Find(locks, Arguments(notification, 1)[0])?.Set(true);
                break;
            case "stolen":
                Find(locks, Arguments(notification, 1)[0])?.Set(false);
                break;
            default:
                logger.LogDebug("Notification '{Method}' from {Peer} is ignored", notification.Method, Stream);
                break;
        }
    }

    private static JsonElement Arguments(JsonRpcNotification notification, int count) =>
        notification.Params.ValueKind == JsonValueKind.Array && notification.Params.GetArrayLength() >= count
            ? notification.Params
            : throw new JsonRpcProtocolException($"'{notification.Method}' must have {count} parameters.");

    private static T? Find<T>(ConcurrentDictionary<string, T> known, JsonElement name)
        where T : class =>
        name.ValueKind == JsonValueKind.String ? known.GetValueOrDefault(name.GetString()!) : null;

    private async Task FailAllWhenEndedAsync()
    {
        var failure = new JsonRpcConnectionClosedException(await connection.Completion);
        foreach (var monitor in monitors.Values)
        {
            monitor.Fail(failure);
        }
        foreach (var history in histories.Values)
        {
            history.Fail(failure);
        }
        foreach (var wish in locks.Values)
        {
            wish.Fail(failure);
        }
    }
}
