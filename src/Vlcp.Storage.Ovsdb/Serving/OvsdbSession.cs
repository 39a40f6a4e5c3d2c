using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Events.Connections;
using Vlcp.Ovsdb;

namespace Vlcp.Storage.Ovsdb;

/// <summary>
/// A connection to one server of the cluster, while that server is in order: it ends when the server loses the others, and, if it was the
/// leader, when it leads no more.
/// </summary>
internal sealed class OvsdbSession : IAsyncDisposable
{
    private const int LargestStore = 1 << 30;
    private const string Database = OvsdbStoreSchema.Database;

    // A server that is frozen keeps its connections: only its silence tells.
    private static readonly JsonRpcOptions Options = new()
    {
        MaxMessageBytes = LargestStore,
        KeepAliveIdle = TimeSpan.FromSeconds(2),
        KeepAliveTimeout = TimeSpan.FromSeconds(3),
    };

    private readonly OvsdbClient _client;
    private readonly OvsdbLog _log;
    private Task _following = Task.CompletedTask;
    private Task _watching = Task.CompletedTask;

    private OvsdbSession(OvsdbClient client, OvsdbLog log) => (_client, _log) = (client, log);

    /// <summary>Cancelled when the connection ends.</summary>
    internal CancellationToken Ended => _client.Ended;

    /// <summary>True when the server has no others to agree with.</summary>
    internal bool IsAlone { get; private set; }

    /// <summary>Connects to a server, and brings the log to where it is.</summary>
    /// <param name="remote">The server.</param>
    /// <param name="store">The store's URL.</param>
    /// <param name="log">Follows the server.</param>
    /// <param name="leaderOnly">Refuses a server that follows another.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreUnavailableException">The server is away, or cut off from the others, or not the leader.</exception>
    /// <exception cref="StoreFormatException">The server has no store's database.</exception>
    internal static async Task<OvsdbSession> OpenAsync(
        ConnectionUrl remote, OvsdbStoreUrl store, OvsdbLog log, bool leaderOnly, CancellationToken cancellationToken)
    {
        try
        {
            var connection = new ConnectionOptions { ConnectTimeout = TimeSpan.FromSeconds(3), Tls = store.Tls };
            var client = await OvsdbClient.ConnectAsync(remote, connection, Options, NullLogger.Instance, cancellationToken);
            var session = new OvsdbSession(client, log);
            try
            {
                await session.BeginAsync(remote, leaderOnly, cancellationToken);
                return session;
            }
            catch
            {
                await session.DisposeAsync();
                throw;
            }
        }
        catch (Exception error) when (error is SocketException or IOException or TimeoutException or JsonRpcException or OvsdbException
            or System.Security.Authentication.AuthenticationException or System.Security.Cryptography.CryptographicException)
        {
            throw new StoreUnavailableException($"The OVSDB server {remote} can't be used: {error.Message}", error);
        }
        catch (Exception error) when (error is OvsdbValueException or FormatException or KeyNotFoundException)
        {
            throw new StoreFormatException($"The database {Database} of {remote} holds what no store writes: {error.Message}", error);
        }
    }

    /// <summary>Runs a transaction.</summary>
    /// <exception cref="OvsdbException">The server refused it.</exception>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended; it may have been done.</exception>
    internal async Task<OvsdbOperationResult[]> TransactAsync(params IReadOnlyList<OvsdbOperation> operations) =>
        [.. await _client.TransactAsync(Database, operations, CancellationToken.None)];

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await Task.WhenAll(_following, _watching);
    }

    private async Task BeginAsync(ConnectionUrl remote, bool leaderOnly, CancellationToken cancellationToken)
    {
        var servers = await _client.MonitorAsync(
            "_Server", [new OvsdbMonitorRequest("Database", ["name", "model", "connected", "leader"])], cancellationToken);
        var wasLeader = Check(servers.Replica, remote, leaderOnly);
        IsAlone = Find(servers.Replica)!["model"].AsString() == "standalone";
        CheckSchema(await _client.GetSchemaAsync(Database, cancellationToken), remote);
        _watching = WatchServerAsync(servers, remote, wasLeader);
        await CatchUpAsync(cancellationToken);
        var history = await _client.FollowAsync(Database, OvsdbLog.Requests, _log.LastTransaction, cancellationToken);
        var first = await history.Updates.ReadAsync(cancellationToken);
        _log.Apply(first, first.IsWhole && _log.Told is { } told ? await ReadCommitsAsync(told, cancellationToken) : []);
        _following = FollowAsync(history);
        if (!_log.State.Exists)
        {
            await CreateAsync(cancellationToken);
        }
    }

    // The first of all clients makes the row; who comes second finds it.
    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TransactAsync(
                OvsdbOperation.Wait("Store", [], ["revision"], equal: true, [], TimeSpan.Zero),
                OvsdbOperation.Insert("Store", new Dictionary<string, OvsdbValue> { ["revision"] = 0L }));
        }
        catch (OvsdbTransactionException other) when (other.Error == "timed out")
        {
            // It is there.
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Ended);
        await _log.WhenAsync(state => state.Exists, either.Token);
    }

    // A server that has just come back may be behind what others have told: it can't commit before it has caught up.
    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TransactAsync(OvsdbOperation.Mutate("Store", [], new OvsdbMutation("reads", OvsdbMutator.Add, 1L))).WaitAsync(cancellationToken);
        }
        catch (OvsdbTransactionException)
        {
            // Who can't write is told when writing is what is wished.
        }
    }

    // A server that was started anew can't tell what has happened since a transaction, but the table still has it.
    private async Task<IEnumerable<OvsdbCommit>> ReadCommitsAsync(long after, CancellationToken cancellationToken)
    {
        var newer = new OvsdbCondition("revision", OvsdbFunction.Greater, after);
        var found = await TransactAsync(OvsdbOperation.Select("Commit", [newer], ["revision", "keys", "nodes"])).WaitAsync(cancellationToken);
        return found[0].Rows.Select(row => OvsdbLog.Read(row.Columns));
    }

    private static OvsdbRow? Find(OvsdbReplica replica) => replica["Database"].Values.FirstOrDefault(row => row["name"].AsString() == Database);

    private static bool Check(OvsdbReplica replica, ConnectionUrl remote, bool leaderOnly)
    {
        var row = Find(replica) ?? throw Missing(replica, remote);
        var isLeader = row["leader"].AsBoolean();
        return !row["connected"].AsBoolean() ? throw new StoreUnavailableException($"The OVSDB server {remote} has no connection to the majority of its cluster.")
            : leaderOnly && !isLeader ? throw new StoreUnavailableException($"The OVSDB server {remote} is not the leader of its cluster.")
            : isLeader;
    }

    // A member of a cluster that has just been started has no database at all until it has read its log.
    private static StoreException Missing(OvsdbReplica replica, ConnectionUrl remote)
    {
        var others = replica["Database"].Values.Select(other => other["name"].AsString()).Where(name => name != "_Server").Order(StringComparer.Ordinal).ToList();
        return others.Count == 0
            ? new StoreUnavailableException($"The OVSDB server {remote} has no database {Database} (yet).")
            : new StoreFormatException($"The OVSDB server {remote} has no database {Database}, but {string.Join(", ", others)}.");
    }

    private static void CheckSchema(OvsdbSchema schema, ConnectionUrl remote)
    {
        var isOurs = schema.Tables.TryGetValue("Store", out var store) && store.ContainsKey("reads")
            && schema.Tables.ContainsKey("Entry") && schema.Tables.ContainsKey("Commit");
        if (!isOurs || !schema.Version.StartsWith("2.", StringComparison.Ordinal))
        {
            throw new StoreFormatException(isOurs
                ? $"The database {Database} of {remote} has the version {schema.Version}; this program knows 2.x."
                : $"The database {Database} of {remote} is another application's: it lacks tables of a store.");
        }
    }

    private async Task FollowAsync(OvsdbHistory history)
    {
        try
        {
            await foreach (var update in history.Updates.ReadAllAsync())
            {
                _log.Apply(update);
            }
        }
        catch (JsonRpcConnectionClosedException)
        {
            // The worker sees the end, too.
        }
        catch (Exception error) when (error is OvsdbValueException or FormatException or KeyNotFoundException)
        {
            await _client.DisposeAsync();
        }
    }

    private async Task WatchServerAsync(OvsdbMonitor servers, ConnectionUrl remote, bool wasLeader)
    {
        try
        {
            await foreach (var update in servers.ReadUpdatesAsync())
            {
                Check(update.Replica, remote, wasLeader);
            }
        }
        catch (Exception error) when (error is StoreException or JsonRpcException)
        {
            await _client.DisposeAsync();
        }
    }
}
