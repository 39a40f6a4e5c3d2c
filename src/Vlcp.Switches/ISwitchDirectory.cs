using Vlcp.OpenFlow.Messages;
using Vlcp.Switches.Tables;

namespace Vlcp.Switches;

/// <summary>
/// What the server knows of its switches, for modules that program them: the connections, the ports, the bridges behind them and
/// the numbers of the tables. Get it with <c>GetModule&lt;ISwitchDirectory&gt;()</c> after depending on
/// <see cref="SwitchDirectoryModule"/>. Everything is called, and every event is raised, on the server's scheduler thread.
/// </summary>
public interface ISwitchDirectory
{
    /// <summary>A main connection became the current one of its switch.</summary>
    event Action<SwitchConnection>? SwitchConnected;

    /// <summary>The current main connection of a switch ended, or was replaced; the new one is announced afterwards. Never raised for
    /// a connection that was not the current one.</summary>
    event Action<SwitchConnection>? SwitchDisconnected;

    /// <summary>Asynchronous messages of a current main connection (packets, removed flows, errors, changed ports), in order, in the
    /// batches in which they came.</summary>
    event Action<SwitchConnection, IReadOnlyList<OpenFlowMessage>>? MessagesReceived;

    /// <summary>The OpenFlow ports of a switch became known, changed, or went with its connection.</summary>
    event Action<OpenFlowPortsChange>? OpenFlowPortsChanged;

    /// <summary>A bridge or its interfaces changed, or its OVSDB connection came or went. Raised once for each bridge that one
    /// transaction of OVSDB changed, after all of them are visible.</summary>
    event Action<BridgeChange>? BridgeChanged;

    /// <summary>The tables of an OpenFlow vhost changed.</summary>
    event Action<string>? LayoutChanged;

    /// <summary>The current main connections (auxiliary id 0), one a switch and vhost.</summary>
    IReadOnlyCollection<SwitchConnection> Connections { get; }

    /// <summary>The ports of a connected switch by number; a snapshot that does not change.</summary>
    /// <param name="vhost">The vhost of <c>openflowserver</c>.</param>
    /// <param name="datapathId">The datapath id.</param>
    /// <returns>Null while the switch is not connected, or its full list has not come yet.</returns>
    IReadOnlyDictionary<uint, PortDescription>? OpenFlowPorts(string vhost, ulong datapathId);

    /// <summary>A bridge.</summary>
    /// <param name="ovsdbVhost">The vhost of <c>jsonrpcserver</c>.</param>
    /// <param name="datapathId">The datapath id.</param>
    /// <returns>Null for a bridge that no OVSDB tells of. While its OVSDB is disconnected: as it was last known.</returns>
    BridgeInfo? Bridge(string ovsdbVhost, ulong datapathId);

    /// <summary>The interfaces of a bridge by name, broken ones included; a snapshot that does not change.</summary>
    /// <param name="ovsdbVhost">The vhost of <c>jsonrpcserver</c>.</param>
    /// <param name="datapathId">The datapath id.</param>
    /// <returns>Null for a bridge that no OVSDB tells of. While its OVSDB is disconnected: as they were last known.</returns>
    IReadOnlyDictionary<string, OvsInterface>? Interfaces(string ovsdbVhost, ulong datapathId);

    /// <summary>Whether what is known of a bridge is followed live at this moment.</summary>
    /// <param name="ovsdbVhost">The vhost of <c>jsonrpcserver</c>.</param>
    /// <param name="datapathId">The datapath id.</param>
    bool IsOvsdbConnected(string ovsdbVhost, ulong datapathId);

    /// <summary>The tables of an OpenFlow vhost; <see cref="TableLayout.Empty"/> until a module asks for some.</summary>
    /// <param name="vhost">The vhost of <c>openflowserver</c>.</param>
    TableLayout Layout(string vhost);

    /// <summary>Adds a module's tables to the layouts.</summary>
    /// <param name="user">The module.</param>
    /// <returns>Takes the tables back.</returns>
    /// <exception cref="TableLayoutException">The tables can't be had beside those of others; nothing has changed.</exception>
    IDisposable AcquireTables(ITableUser user);
}
