using System.Text.Json;
using System.Threading.Channels;

namespace Vlcp.Ovsdb;

/// <summary>
/// A live copy of tables of one database, kept for the life of one connection. A new connection needs a new monitor, whose first
/// update has everything again.
/// </summary>
public sealed class OvsdbMonitor : IAsyncDisposable
{
    private readonly OvsdbClient client;
    private readonly Channel<OvsdbUpdate> updates =
        Channel.CreateUnbounded<OvsdbUpdate>(new UnboundedChannelOptions { SingleWriter = true });

    private volatile OvsdbReplica replica = OvsdbReplica.Empty;

    private readonly TableDifferences? differences;

    internal OvsdbMonitor(OvsdbClient client, string database, string id, TableDifferences? differences = null)
    {
        this.differences = differences;
        this.client = client;
        Database = database;
        Id = id;
    }

    /// <summary>The database.</summary>
    public string Database { get; }

    /// <summary>The id by which the server knows the monitor.</summary>
    public string Id { get; }

    /// <summary>All rows as the server last told them, which may be later than the last update that was read.</summary>
    public OvsdbReplica Replica => replica;

    /// <summary>
    /// The changes in order, one element a transaction; the first is the initial state. Each update goes to one reader only. Ends
    /// after <see cref="CancelAsync"/>. Must be read: what is not read stays in memory.
    /// </summary>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended; thrown after the last update.</exception>
    public IAsyncEnumerable<OvsdbUpdate> ReadUpdatesAsync(CancellationToken cancellationToken = default) =>
        updates.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Ends the monitor; does nothing when it or its connection has ended.</summary>
    /// <param name="cancellationToken">Stops waiting for the server.</param>
    public async Task CancelAsync(CancellationToken cancellationToken)
    {
        if (updates.Writer.TryComplete())
        {
            await client.CancelMonitorAsync(this, cancellationToken);
        }
    }

    /// <summary>The same as <see cref="CancelAsync"/>.</summary>
    public async ValueTask DisposeAsync() => await CancelAsync(CancellationToken.None);

    internal void Begin(JsonElement initial) => Publish(Updated(OvsdbReplica.Empty, initial, isInitial: true));

    internal void Apply(JsonElement change) => Publish(Updated(replica, change, isInitial: false));

    internal void Fail(Exception exception) => updates.Writer.TryComplete(exception);

    private OvsdbUpdate Updated(OvsdbReplica before, JsonElement change, bool isInitial) => differences is null
        ? TableUpdates.Apply(before, change, isInitial)
        : differences.Apply(before, change, isInitial);

    private void Publish(OvsdbUpdate update)
    {
        replica = update.Replica;
        updates.Writer.TryWrite(update);
    }
}
