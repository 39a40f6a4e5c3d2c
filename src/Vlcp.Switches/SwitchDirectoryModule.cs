using Vlcp.Hosting.Modules;
using Vlcp.OpenFlow.Messages;
using Vlcp.Switches.OpenFlow;
using Vlcp.Switches.Ovsdb;
using Vlcp.Switches.Tables;

namespace Vlcp.Switches;

/// <summary>Brings together what the four managers know, for modules that program switches.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="openFlow">Connections and tables.</param>
/// <param name="openFlowPorts">Ports of connections.</param>
/// <param name="ovsdb">Bridges and interfaces.</param>
[Module("switchdirectory", Service = true, Summary = "What is known of switches, for modules that program them.")]
[DependsOn(typeof(OpenFlowManagerModule), typeof(OpenFlowPortManagerModule), typeof(OvsdbManagerModule), typeof(OvsdbPortManagerModule))]
public sealed class SwitchDirectoryModule(
    ModuleContext context, OpenFlowManagerModule openFlow, OpenFlowPortManagerModule openFlowPorts, OvsdbManagerModule ovsdb)
    : Module(context), ISwitchDirectory
{
    /// <inheritdoc/>
    public event Action<SwitchConnection>? SwitchConnected;

    /// <inheritdoc/>
    public event Action<SwitchConnection>? SwitchDisconnected;

    /// <inheritdoc/>
    public event Action<SwitchConnection, IReadOnlyList<OpenFlowMessage>>? MessagesReceived;

    /// <inheritdoc/>
    public event Action<OpenFlowPortsChange>? OpenFlowPortsChanged
    {
        add => openFlowPorts.PortsChanged += value;
        remove => openFlowPorts.PortsChanged -= value;
    }

    /// <inheritdoc/>
    public event Action<BridgeChange>? BridgeChanged
    {
        add => ovsdb.Table.BridgeChanged += value;
        remove => ovsdb.Table.BridgeChanged -= value;
    }

    /// <inheritdoc/>
    public event Action<string>? LayoutChanged
    {
        add => openFlow.LayoutChanged += value;
        remove => openFlow.LayoutChanged -= value;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<SwitchConnection> Connections => [.. openFlow.Connections.Where(IsMain)];

    /// <inheritdoc/>
    public IReadOnlyDictionary<uint, PortDescription>? OpenFlowPorts(string vhost, ulong datapathId) => openFlowPorts.Ports(vhost, datapathId);

    /// <inheritdoc/>
    public BridgeInfo? Bridge(string ovsdbVhost, ulong datapathId) =>
        ovsdb.Table.Find(ovsdbVhost, datapathId) is { } found ? found.Database.Describe(found.Bridge) : null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, OvsInterface>? Interfaces(string ovsdbVhost, ulong datapathId) =>
        ovsdb.Table.Find(ovsdbVhost, datapathId)?.Bridge.Interfaces;

    /// <inheritdoc/>
    public bool IsOvsdbConnected(string ovsdbVhost, ulong datapathId) => ovsdb.Table.FindConnected(ovsdbVhost, datapathId) is not null;

    /// <inheritdoc/>
    public TableLayout Layout(string vhost) => openFlow.Layout(vhost);

    /// <inheritdoc/>
    public IDisposable AcquireTables(ITableUser user) => openFlow.AcquireTables(user);

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        openFlow.SwitchConnected += Connect;
        openFlow.SwitchDisconnected += Disconnect;
        openFlow.MessagesReceived += Receive;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task StopAsync(CancellationToken cancellationToken)
    {
        openFlow.SwitchConnected -= Connect;
        openFlow.SwitchDisconnected -= Disconnect;
        openFlow.MessagesReceived -= Receive;
        return Task.CompletedTask;
    }

    private static bool IsMain(SwitchConnection connection) => connection.AuxiliaryId == 0;

    private void Connect(SwitchConnection connection)
    {
        if (IsMain(connection))
        {
            Announcement.Raise(SwitchConnected, connection, Context.Logger);
        }
    }

    private void Disconnect(SwitchConnection connection)
    {
        if (IsMain(connection))
        {
            Announcement.Raise(SwitchDisconnected, connection, Context.Logger);
        }
    }

    private void Receive(SwitchConnection connection, IReadOnlyList<OpenFlowMessage> messages)
    {
        if (IsMain(connection))
        {
            Announcement.Raise(MessagesReceived, connection, messages, Context.Logger);
        }
    }
}
