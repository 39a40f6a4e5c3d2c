using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Features;
using Vlcp.Dataplane.Features.IoProcessing;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Publications;
using Vlcp.Dataplane.Switches;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;
using Vlcp.Storage;
using Vlcp.Switches;
using Vlcp.Switches.Tables;

namespace Vlcp.Dataplane.Control;

/// <summary>
/// Programs every connected switch with what the loaded features want. Features add themselves; each switch has a
/// <see cref="SwitchController"/>.
/// </summary>
[Module("dataplane", LoadingPath = "vlcp.service.sdn.dataplane.Dataplane", Default = true, Service = true,
    Summary = "Computes the flows of every switch and keeps the switches equal to them.")]
[DependsOn("objectdb")]
[DependsOn("switchdirectory")]
public sealed partial class DataplaneModule : Module
{
    // A lease ends by itself: withdrawing it must not hold up the end of the process.
    private static readonly TimeSpan WithdrawalLimit = TimeSpan.FromSeconds(10);

    private readonly DataplaneServices _services;
    private readonly Dictionary<(string Vhost, ulong DatapathId), SwitchController> _switches = [];
    private readonly Dictionary<string, IDisposable> _tables = [];
    private readonly ExpectedSwitches _expected;
    private Task _retirements = Task.CompletedTask;

    /// <summary>Makes the module.</summary>
    public DataplaneModule(ModuleContext context, DataplaneOptions options)
        : base(context)
    {
        var database = context.GetModule<ObjectDbModule>().Database;
        database.Schema.AddAssembly(typeof(LogicalPort).Assembly);
        _services = new DataplaneServices
        {
            Database = database,
            Directory = context.GetModule<ISwitchDirectory>(),
            Options = options,
            Time = context.TimeProvider,
            Logger = context.Logger,
            Modules = context.Modules,
        };
        _expected = new ExpectedSwitches(_services, _switches.ContainsKey);
    }

    internal DataplaneServices Services => _services;

    internal ExpectedSwitches Expected => _expected;

    /// <summary>Adds a feature to all switches.</summary>
    /// <exception cref="TableLayoutException">The feature's tables can't be had beside those of others.</exception>
    internal void Add(IFlowFeature feature, IReadOnlyList<IPacketHandler> handlers)
    {
        _tables[feature.Name] = _services.Directory.AcquireTables(new FeatureTables(feature));
        _services.Features[feature.Name] = feature;
        foreach (var handler in handlers)
        {
            _services.PacketHandlers.Add(handler);
        }

        Rebuild();
    }

    /// <summary>Removes a feature and its flows from all switches.</summary>
    internal void Remove(IFlowFeature feature, IReadOnlyList<IPacketHandler> handlers)
    {
        foreach (var handler in handlers)
        {
            _services.PacketHandlers.Remove(handler);
        }

        _services.Features.Remove(feature.Name);
        if (_tables.Remove(feature.Name, out var tables))
        {
            tables.Dispose();
        }

        Rebuild();
    }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        var directory = _services.Directory;
        Context.Modules.LoadingEnded += OnLoadingEnded;
        directory.SwitchConnected += OnConnected;
        directory.SwitchDisconnected += OnDisconnected;
        directory.MessagesReceived += OnMessages;
        directory.OpenFlowPortsChanged += OnOpenFlowPortsChanged;
        directory.BridgeChanged += OnBridgeChanged;
        directory.LayoutChanged += OnLayoutChanged;
        _expected.Start();
        foreach (var connection in directory.Connections)
        {
            OnConnected(connection);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task StopAsync(CancellationToken cancellationToken)
    {
        var directory = _services.Directory;
        Context.Modules.LoadingEnded -= OnLoadingEnded;
        directory.SwitchConnected -= OnConnected;
        directory.SwitchDisconnected -= OnDisconnected;
        directory.MessagesReceived -= OnMessages;
        directory.OpenFlowPortsChanged -= OnOpenFlowPortsChanged;
        directory.BridgeChanged -= OnBridgeChanged;
        directory.LayoutChanged -= OnLayoutChanged;
        await _expected.StopAsync();
        await _retirements;
        foreach (var controller in _switches.Values)
        {
            await controller.DisposeAsync();
        }

        _switches.Clear();
        foreach (var tables in _tables.Values)
        {
            tables.Dispose();
        }
    }

    /// <summary>What a feature wants of one switch has changed in another way than through the store.</summary>
    internal void Rebuild(ulong datapathId)
    {
        foreach (var controller in _switches.Values.Where(c => c.DatapathId == datapathId))
        {
            controller.Rebuild();
        }
    }

    /// <summary>Waits until packets of a network can leave by a port; false if the switch is not to have such flows.</summary>
    internal async Task<bool> FlowReadyAsync(ulong datapathId, uint networkNumber, uint portNumber, CancellationToken cancellationToken)
    {
        foreach (var controller in _switches.Values.Where(c => c.DatapathId == datapathId && c.State != SwitchState.Disconnected))
        {
            await SyncAsync(cancellationToken: cancellationToken);
            return controller.Computation is { } computation && computation.Desired.Flows.Keys.Any(key => EgressFlows.Leads(key, networkNumber, portNumber));
        }

        return false;
    }

    private void Rebuild()
    {
        foreach (var controller in _switches.Values.Concat(_expected.All))
        {
            controller.Rebuild();
        }
    }

    // A restart loads one module after another. Flows of features that are not there yet must not be taken for unwanted.
    private void OnLoadingEnded(object? sender, EventArgs e)
    {
        _expected.Look();
        SignalAll();
    }

    private void OnConnected(SwitchConnection connection)
    {
        if (connection.Connection.Version < OpenFlowVersion.V13)
        {
            Context.Logger.LogWarning("{Switch}: flows of networks need OpenFlow 1.3 or later, this switch gets none", connection);
            return;
        }

        var key = (connection.Vhost, connection.DatapathId);
        if (!_switches.TryGetValue(key, out var controller))
        {
            controller = _expected.Take(connection.Vhost, connection.DatapathId)
                ?? new SwitchController(connection.Vhost, connection.DatapathId, _services);
            _switches[key] = controller;
            controller.Progressed += OnProgress;
        }

        controller.Connect(connection.Connection);
    }

    private void OnDisconnected(SwitchConnection connection)
    {
        if (_switches.TryGetValue((connection.Vhost, connection.DatapathId), out var controller))
        {
            controller.Disconnect();
            RetireIfGone(controller);
        }
    }

    private void OnMessages(SwitchConnection connection, IReadOnlyList<OpenFlowMessage> messages)
    {
        if (_switches.TryGetValue((connection.Vhost, connection.DatapathId), out var controller))
        {
            foreach (var message in messages)
            {
                switch (message)
                {
                    case PacketIn packet:
                        controller.Receive(packet);
                        break;
                    case FlowRemoved flow:
                        controller.Receive(flow);
                        break;
                }
            }
        }
    }

    private void OnOpenFlowPortsChanged(OpenFlowPortsChange change)
    {
        if (_switches.TryGetValue((change.Vhost, change.DatapathId), out var controller))
        {
            controller.PortsChanged(change.Numbers);
        }
    }

    private void OnBridgeChanged(BridgeChange change)
    {
        foreach (var controller in _switches.Values.Where(IsOfBridge).ToList())
        {
            controller.InterfacesChanged(change.Interfaces);
            RetireIfGone(controller);
        }

        foreach (var controller in _expected.All.Where(IsOfBridge))
        {
            controller.InterfacesChanged(change.Interfaces);
        }

        _ = _expected.BridgeChangedAsync(change.OvsdbVhost, change.DatapathId);

        bool IsOfBridge(SwitchController c) => c.DatapathId == change.DatapathId && _services.OvsdbVhost(c.Vhost) == change.OvsdbVhost;
    }

    // Without a system id a database that is away is forgotten, too: then nothing tells that the bridge is not there any more.
    private void RetireIfGone(SwitchController controller)
    {
        if (!controller.IsConnected
            && controller.Computation?.Identity is { SystemId: not null } identity
            && _services.Directory.Bridge(identity.OvsdbVhost, identity.DatapathId) is null)
        {
            _switches.Remove((controller.Vhost, controller.DatapathId));
            controller.Progressed -= OnProgress;
            _retirements = RetireAsync(_retirements, controller, identity);
        }
    }

    // The other servers are told that there is nothing any more behind the bridge.
    private async Task RetireAsync(Task before, SwitchController controller, SwitchIdentity identity)
    {
        await before;
        await controller.DisposeAsync();
        using var limit = new CancellationTokenSource(WithdrawalLimit, Context.TimeProvider);
        try
        {
            await new Publisher(_services.Database, identity, _services.Lease).SynchronizeAsync(new DesiredState(), limit.Token);
        }
        catch (Exception failure) when (failure is StoreException or ObjectDbException or TimeoutException or OperationCanceledException)
        {
            Context.Logger.LogWarning("Bridge {Bridge} is gone, which could not be stored: {Reason}", identity.Bridge, failure.Message);
        }

        // If it was made again meanwhile, it speaks under the same name, and what it said may just have been removed.
        foreach (var successor in _switches.Values.Where(c => c.Computation?.Identity is { } other && IsSameBridge(other, identity)))
        {
            successor.Rebuild();
        }
    }

    private static bool IsSameBridge(SwitchIdentity one, SwitchIdentity other) =>
        (one.OvsdbVhost, one.SystemId, one.Bridge) == (other.OvsdbVhost, other.SystemId, other.Bridge);

    private void OnLayoutChanged(string vhost) => SignalAll();

    private void SignalAll()
    {
        foreach (var controller in _switches.Values.Concat(_expected.All))
        {
            controller.Signal();
        }
    }

    private sealed class FeatureTables(IFlowFeature feature) : ITableUser
    {
        public ImmutableArray<TableRequest> TableRequests { get; } = [.. feature.Tables.Select(table => table.Request)];

        public IReadOnlyList<string>? VhostBind => feature.VhostBind;
    }
}
