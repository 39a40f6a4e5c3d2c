using Microsoft.Extensions.Logging;
using Vlcp.Hosting.Modules;
using Vlcp.OpenFlow.Messages;
using Vlcp.Switches.Tables;

namespace Vlcp.Switches.OpenFlow;

/// <summary>Knows the current connection of every switch, and the tables that modules use.</summary>
[Module("openflowmanager", LoadingPath = "vlcp.service.sdn.ofpmanager.OpenflowManager", Default = true, Summary = "Manage OpenFlow connections and tables.")]
[DependsOn(typeof(OpenFlowServerModule))]
public sealed partial class OpenFlowManagerModule : Module
{
    private readonly OpenFlowServerModule server;
    private readonly OpenFlowManagerOptions options;
    private readonly StateWaiters waiters;
    private readonly TableRegistry tables;
    private readonly Dictionary<(string Vhost, ulong DatapathId, byte AuxiliaryId), SwitchConnection> current = [];
    private readonly Dictionary<string, IDisposable> acquired = [];

    /// <summary>Makes the module.</summary>
    /// <param name="context">What the server offers.</param>
    /// <param name="server">Gives the connections.</param>
    /// <param name="options">Settings.</param>
    public OpenFlowManagerModule(ModuleContext context, OpenFlowServerModule server, OpenFlowManagerOptions options)
        : base(context)
    {
        this.server = server;
        this.options = options;
        waiters = new StateWaiters(context.TimeProvider);
        tables = new TableRegistry(context.Logger);
    }

    /// <summary>A connection became the current one of its switch.</summary>
    public event Action<SwitchConnection>? SwitchConnected;

    /// <summary>A connection that was the current one has ended or was replaced; in the latter case the new one is announced
    /// afterwards.</summary>
    public event Action<SwitchConnection>? SwitchDisconnected;

    /// <summary>Asynchronous messages of a current connection, in order.</summary>
    public event Action<SwitchConnection, IReadOnlyList<OpenFlowMessage>>? MessagesReceived;

    /// <summary>The tables of a vhost changed.</summary>
    public event Action<string>? LayoutChanged
    {
        add => tables.LayoutChanged += value;
        remove => tables.LayoutChanged -= value;
    }

    /// <summary>The current connections, auxiliary ones included.</summary>
    public IReadOnlyCollection<SwitchConnection> Connections => current.Values;

    /// <summary>The tables of a vhost.</summary>
    /// <param name="vhost">The vhost of <c>openflowserver</c>.</param>
    public TableLayout Layout(string vhost) => tables.Layout(vhost);

    /// <summary>Adds a module's tables to the layouts.</summary>
    /// <param name="user">The module.</param>
    /// <returns>Takes the tables back.</returns>
    /// <exception cref="TableLayoutException">The tables can't be had beside those of others; nothing has changed.</exception>
    public IDisposable AcquireTables(ITableUser user) => tables.Add(user);

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        server.Connected += Add;
        server.Disconnected += Remove;
        server.Received += Receive;
        Context.Modules.StateChanged += ReleaseUnloaded;
        foreach (var connection in server.Connections)
        {
            Add(connection);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task StopAsync(CancellationToken cancellationToken)
    {
        server.Connected -= Add;
        server.Disconnected -= Remove;
        server.Received -= Receive;
        Context.Modules.StateChanged -= ReleaseUnloaded;
        return Task.CompletedTask;
    }

    private static (string Vhost, ulong DatapathId, byte AuxiliaryId) Key(SwitchConnection connection) =>
        (connection.Vhost, connection.DatapathId, connection.AuxiliaryId);

    private bool IsCurrent(SwitchConnection connection) => current.GetValueOrDefault(Key(connection)) == connection;

    private void Add(SwitchConnection connection)
    {
        if (options.VhostBind is { } bound && !bound.Contains(connection.Vhost))
        {
            return;
        }

        if (current.Remove(Key(connection), out var former))
        {
            Context.Logger.LogWarning("{New} takes the place of {Former}, which is closed", connection, former);
            _ = former.Connection.CloseAsync("a newer connection of the same datapath took its place");
            Announcement.Raise(SwitchDisconnected, former, Context.Logger);
        }

        current.Add(Key(connection), connection);
        Announcement.Raise(SwitchConnected, connection, Context.Logger);
        waiters.Pulse();
    }

    private void Remove(SwitchConnection connection)
    {
        if (IsCurrent(connection))
        {
            current.Remove(Key(connection));
            Announcement.Raise(SwitchDisconnected, connection, Context.Logger);
        }
    }

    private void Receive(SwitchConnection connection, IReadOnlyList<OpenFlowMessage> messages)
    {
        if (IsCurrent(connection))
        {
            Announcement.Raise(MessagesReceived, connection, messages, Context.Logger);
        }
    }

    // A module that goes without a word does not keep its tables.
    private void ReleaseUnloaded(object? sender, ModuleStateChange change)
    {
        if (change.State is ModuleState.Unloaded or ModuleState.Failed && acquired.Remove(change.Module.Name, out var tablesOfModule))
        {
            tablesOfModule.Dispose();
        }
    }
}
