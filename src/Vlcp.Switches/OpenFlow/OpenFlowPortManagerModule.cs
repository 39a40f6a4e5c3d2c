using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Vlcp.Events;
using Vlcp.Hosting.Modules;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Switches.OpenFlow;

/// <summary>Knows the ports of every connected switch.</summary>
[Module("openflowportmanager", LoadingPath = "vlcp.service.sdn.ofpportmanager.OpenflowPortManager", Default = true, Summary = "Manage ports from OpenFlow.")]
[DependsOn(typeof(OpenFlowManagerModule))]
public sealed partial class OpenFlowPortManagerModule : Module, IAsyncDisposable
{
    private readonly OpenFlowManagerModule manager;
    private readonly RoutineGroup queries;
    private readonly StateWaiters waiters;
    private readonly Dictionary<(string Vhost, ulong DatapathId), SwitchPorts> switches = [];

    /// <summary>Makes the module.</summary>
    /// <param name="context">What the server offers.</param>
    /// <param name="manager">Gives the connections.</param>
    public OpenFlowPortManagerModule(ModuleContext context, OpenFlowManagerModule manager)
        : base(context)
    {
        this.manager = manager;
        queries = new RoutineGroup(context.Scheduler, "openflowportmanager");
        waiters = new StateWaiters(context.TimeProvider);
    }

    /// <summary>The ports of a switch became known, changed, or went with the connection.</summary>
    public event Action<OpenFlowPortsChange>? PortsChanged;

    /// <summary>The ports of a switch by number; a snapshot that does not change.</summary>
    /// <param name="vhost">The vhost of <c>openflowserver</c>.</param>
    /// <param name="datapathId">The datapath id.</param>
    /// <returns>Null when the switch is not connected or its full list has not come yet.</returns>
    public IReadOnlyDictionary<uint, PortDescription>? Ports(string vhost, ulong datapathId) => switches.GetValueOrDefault((vhost, datapathId))?.Ports;

    /// <summary>Asks no switch any more.</summary>
    public ValueTask DisposeAsync() => queries.DisposeAsync();

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        manager.SwitchConnected += Add;
        manager.SwitchDisconnected += Remove;
        manager.MessagesReceived += Receive;
        foreach (var connection in manager.Connections)
        {
            Add(connection);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task StopAsync(CancellationToken cancellationToken)
    {
        manager.SwitchConnected -= Add;
        manager.SwitchDisconnected -= Remove;
        manager.MessagesReceived -= Receive;
        return Task.CompletedTask;
    }

    private void Add(SwitchConnection connection)
    {
        if (connection.AuxiliaryId == 0)
        {
            var ports = new SwitchPorts(connection);
            switches[(connection.Vhost, connection.DatapathId)] = ports;
            queries.Start(token => ListFirstAsync(ports, token), connection.ToString());
        }
    }

    private void Remove(SwitchConnection connection)
    {
        if (switches.GetValueOrDefault((connection.Vhost, connection.DatapathId))?.Connection == connection)
        {
            switches.Remove((connection.Vhost, connection.DatapathId));
            Announce(connection);
        }
    }

    private void Receive(SwitchConnection connection, IReadOnlyList<OpenFlowMessage> messages)
    {
        if (switches.GetValueOrDefault((connection.Vhost, connection.DatapathId)) is not { } ports || ports.Connection != connection)
        {
            return;
        }

        HashSet<uint> changed = [];
        foreach (var status in messages.OfType<PortStatus>().Where(ports.Take))
        {
            changed.Add(status.Port.Number);
        }

        if (changed.Count > 0)
        {
            Announce(connection, changed);
        }
    }

    // Without its ports a switch is of no use; it gets another chance when it connects again.
    private async Task ListFirstAsync(SwitchPorts ports, CancellationToken cancellationToken)
    {
        try
        {
            await ListAsync(ports, cancellationToken);
        }
        catch (OpenFlowConnectionException)
        {
            // Its end has a line in the log already.
        }
        catch (Exception failure) when (failure is OpenFlowErrorException or TimeoutException)
        {
            Context.Logger.LogWarning("{Connection} does not tell its ports and is closed: {Reason}", ports.Connection, failure.Message);
            await ports.Connection.Connection.CloseAsync("it does not tell its ports");
        }
    }

    private async Task ListAsync(SwitchPorts ports, CancellationToken cancellationToken)
    {
        ImmutableSortedDictionary<uint, PortDescription>? before;
        ports.BeginList();
        try
        {
            var told = await AskAsync(ports.Connection.Connection, cancellationToken);
            before = ports.Ports;
            ports.Complete(told);
        }
        finally
        {
            ports.EndList();
        }

        var isCurrent = switches.GetValueOrDefault((ports.Connection.Vhost, ports.Connection.DatapathId)) == ports;
        if (isCurrent && (before is null || !before.SequenceEqual(ports.Ports!)))
        {
            Announce(ports.Connection);
        }
    }

    // 1.0 tells the ports with the features.
    private static async Task<IEnumerable<PortDescription>> AskAsync(OpenFlowConnection connection, CancellationToken cancellationToken) =>
        connection.Version == OpenFlowVersion.V10
            ? (await connection.QueryAsync<FeaturesReply>(new FeaturesRequest(), cancellationToken)).Ports
            : (await connection.MultipartAsync(new PortDescriptionRequest(), cancellationToken)).SelectMany(part => part.Ports);

    private void Announce(SwitchConnection connection, IReadOnlyCollection<uint>? numbers = null)
    {
        Announcement.Raise(PortsChanged, new OpenFlowPortsChange(connection.Vhost, connection.DatapathId, numbers), Context.Logger);
        waiters.Pulse();
    }
}
