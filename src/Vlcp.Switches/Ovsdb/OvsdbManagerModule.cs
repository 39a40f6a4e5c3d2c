using Microsoft.Extensions.Logging;
using Vlcp.Events;
using Vlcp.Hosting.Modules;
using Vlcp.Ovsdb;

namespace Vlcp.Switches.Ovsdb;

/// <summary>Knows the bridges of all connected Open vSwitch databases.</summary>
/// <remarks>One monitor a connection follows the root, bridges, ports and interfaces together, so that every transaction of the
/// database is seen whole; <see cref="OvsdbPortManagerModule"/> reads from the same copy.</remarks>
[Module("ovsdbmanager", LoadingPath = "vlcp.service.sdn.ovsdbmanager.OVSDBManager", Default = true, Summary = "Manage OVSDB connections and bridges.")]
[DependsOn(typeof(JsonRpcServerModule))]
public sealed partial class OvsdbManagerModule : Module, IAsyncDisposable
{
    // An old monitor is only ended to spare the database; nobody should wait long for that.
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(2);

    private readonly JsonRpcServerModule server;
    private readonly OvsdbManagerOptions options;
    private readonly RoutineGroup followers;
    private readonly StateWaiters waiters;
    private readonly Dictionary<OvsdbSession, OvsdbMonitor> monitors = [];

    /// <summary>Makes the module.</summary>
    /// <param name="context">What the server offers.</param>
    /// <param name="server">Gives the connections.</param>
    /// <param name="options">Settings.</param>
    public OvsdbManagerModule(ModuleContext context, JsonRpcServerModule server, OvsdbManagerOptions options)
        : base(context)
    {
        this.server = server;
        this.options = options;
        followers = new RoutineGroup(context.Scheduler, "ovsdbmanager");
        waiters = new StateWaiters(context.TimeProvider);
        Table = new BridgeTable(waiters, context.Logger);
    }

    internal BridgeTable Table { get; }

    internal StateWaiters Waiters => waiters;

    /// <summary>Follows no database any more.</summary>
    public ValueTask DisposeAsync() => followers.DisposeAsync();

    /// <summary>Reads everything of a database anew, over the connection it has.</summary>
    /// <returns>A task that ends when the new state is there; at once when the connection has ended.</returns>
    internal async Task ResyncAsync(OvsdbSession session, CancellationToken cancellationToken)
    {
        if (monitors.GetValueOrDefault(session) is not { } old)
        {
            return;
        }

        await old.CancelAsync(cancellationToken);
        await waiters.WaitAsync<object>(
            () => session.Client.Ended.IsCancellationRequested || monitors.GetValueOrDefault(session) is { } now && now != old ? session : null,
            30,
            () => $"{session} did not answer",
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        server.Connected += Follow;
        foreach (var session in server.Sessions)
        {
            Follow(session);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task StopAsync(CancellationToken cancellationToken)
    {
        server.Connected -= Follow;
        return Task.CompletedTask;
    }

    private void Follow(OvsdbSession session)
    {
        if (options.VhostBind is null || options.VhostBind.Contains(session.Vhost))
        {
            followers.Start(token => FollowAsync(session, token), session.Name);
        }
    }

    private async Task FollowAsync(OvsdbSession session, CancellationToken cancellationToken)
    {
        SwitchDatabase? database = null;
        try
        {
            // Each round is one monitor; another follows when a resync ended it.
            while (!session.Client.Ended.IsCancellationRequested)
            {
                database = new SwitchDatabase(session, new DatabaseMirror(options.BridgeNames, Context.Logger));
                await FollowAsync(database, cancellationToken);
            }
        }
        catch (JsonRpcConnectionClosedException)
        {
            // Its end has a line in the log already.
        }
        catch (OvsdbException failure)
        {
            Context.Logger.LogWarning("{Session} is not followed: {Reason}", session, failure.Message);
        }
        finally
        {
            monitors.Remove(session);
            if (database is not null)
            {
                Table.Disconnect(database);
            }
        }
    }

    private async Task FollowAsync(SwitchDatabase database, CancellationToken cancellationToken)
    {
        var monitor = await database.Session.Client.MonitorDifferencesAsync(DatabaseMirror.Database, DatabaseMirror.MonitorRequests, cancellationToken);
        try
        {
            await foreach (var update in monitor.ReadUpdatesAsync(cancellationToken))
            {
                monitors[database.Session] = monitor;
                Table.Apply(database, update);
            }
        }
        finally
        {
            using var limit = new CancellationTokenSource(CancelLimit, Context.TimeProvider);
            await monitor.CancelAsync(limit.Token);
        }
    }
}
