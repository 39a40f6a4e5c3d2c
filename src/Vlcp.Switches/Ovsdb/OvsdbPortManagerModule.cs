using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Switches.Ovsdb;

/// <summary>Knows the interfaces of all bridges of connected Open vSwitch databases. An interface without an OpenFlow port number
/// (not set up yet, or broken) is no port here.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="manager">Follows the databases.</param>
[Module("ovsdbportmanager", LoadingPath = "vlcp.service.sdn.ovsdbportmanager.OVSDBPortManager", Default = true, Summary = "Manage ports from OVSDB.")]
[DependsOn(typeof(OvsdbManagerModule))]
public sealed class OvsdbPortManagerModule(ModuleContext context, OvsdbManagerModule manager) : Module(context)
{
    private const string DatapathIdHelp = "Datapath id: a number, its decimal text, or hexadecimal text with 0x.";
    private const string VhostHelp = "The vhost of jsonrpcserver.";
    private const string PortNumberHelp = "OpenFlow port number; 65534 and 0xfffffffe both are the local port.";
    private const string TimeoutHelp = "Seconds to wait.";

    /// <summary>The ports of a bridge.</summary>
    [Api(Summary = "Return all ports of a specifed datapath.", Returns = "A list of interfaces, empty for an unknown datapath.")]
    public IReadOnlyList<JsonObject> GetPorts([Description(DatapathIdHelp)] ulong datapathid, [Description(VhostHelp)] string vhost = "") =>
        [.. Ports(datapathid, vhost).Select(InterfaceJson.Of)];

    /// <summary>All ports.</summary>
    [Api(Summary = "Return all ports, optionally filterd by vhost.", Returns = "A list of [datapath id, interface, vhost].")]
    public IReadOnlyList<object[]> GetAllPorts([Description(VhostHelp)] string? vhost = null) =>
        [.. manager.Table.ConnectedBridges(vhost).SelectMany(found => PortsOf(found.Bridge)
            .Select(port => new object[] { found.Bridge.DatapathId!.Value, InterfaceJson.Of(port), found.Database.Vhost }))];

    /// <summary>A port by number.</summary>
    [Api(Summary = "Return port with specified portno.", Returns = "The interface, or null.")]
    public JsonObject? GetPortByNo(
        [Description(DatapathIdHelp)] ulong datapathid, [Description(PortNumberHelp)] ulong portno, [Description(VhostHelp)] string vhost = "")
    {
        var number = ParseNumber(portno);
        return Ports(datapathid, vhost).FirstOrDefault(port => port.OfPort == number) is { } found ? InterfaceJson.Of(found) : null;
    }

    /// <summary>Waits for <see cref="GetPortByNo"/>.</summary>
    [Api(Summary = "Wait for port with specified portno.", Returns = "The interface.")]
    public Task<JsonObject> WaitPortByNoAsync(
        [Description(DatapathIdHelp)] ulong datapathid,
        [Description(PortNumberHelp)] ulong portno,
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        [Description(VhostHelp)] string vhost = "",
        CancellationToken cancellationToken = default) =>
        manager.Waiters.WaitAsync(
            () => GetPortByNo(datapathid, portno, vhost), timeout,
            () => $"Port number {portno} of datapath 0x{datapathid:x16} has not appeared", cancellationToken);

    /// <summary>A port by name.</summary>
    [Api(Summary = "Return port with specified name.", Returns = "The interface, or null.")]
    public JsonObject? GetPortByName(
        [Description(DatapathIdHelp)] ulong datapathid, [Description("Name of the port.")] string name, [Description(VhostHelp)] string vhost = "") =>
        manager.Table.FindConnected(vhost, datapathid)?.Bridge.Interfaces.GetValueOrDefault(name) is { OfPort: not null } found
            ? InterfaceJson.Of(found)
            : null;

    /// <summary>Waits for <see cref="GetPortByName"/>.</summary>
    [Api(Summary = "Wait for port with specified name.", Returns = "The interface.")]
    public Task<JsonObject> WaitPortByNameAsync(
        [Description(DatapathIdHelp)] ulong datapathid,
        [Description("Name of the port.")] string name,
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        [Description(VhostHelp)] string vhost = "",
        CancellationToken cancellationToken = default) =>
        manager.Waiters.WaitAsync(
            () => GetPortByName(datapathid, name, vhost), timeout,
            () => $"Port '{name}' of datapath 0x{datapathid:x16} has not appeared", cancellationToken);

    /// <summary>A port by the id of its logical port; the one with the smallest number when several have it.</summary>
    [Api(Summary = "Return port with the specified id (external_ids:iface-id).", Returns = "[datapath id, interface], or null.")]
    public object[]? GetPortById([Description("Id of the logical port.")] string id, [Description(VhostHelp)] string vhost = "")
    {
        foreach (var (_, bridge) in manager.Table.ConnectedBridges(vhost))
        {
            if (PortsOf(bridge).FirstOrDefault(port => port.InterfaceId == id) is { } found)
            {
                return [bridge.DatapathId!.Value, InterfaceJson.Of(found)];
            }
        }

        return null;
    }

    /// <summary>Waits for <see cref="GetPortById"/>.</summary>
    [Api(Summary = "Wait for port with the specified id (external_ids:iface-id).", Returns = "[datapath id, interface].")]
    public Task<object[]> WaitPortByIdAsync(
        [Description("Id of the logical port.")] string id,
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        [Description(VhostHelp)] string vhost = "",
        CancellationToken cancellationToken = default) =>
        manager.Waiters.WaitAsync(() => GetPortById(id, vhost), timeout, () => $"A port with the id '{id}' has not appeared", cancellationToken);

    /// <summary>Reads a database anew.</summary>
    [Api(Summary = "Resync with current ports: read everything of the datapath's database anew; no effect for an unknown datapath.", Returns = "null")]
    public async Task ResyncAsync(
        [Description(DatapathIdHelp)] ulong datapathid, [Description(VhostHelp)] string vhost = "", CancellationToken cancellationToken = default)
    {
        if (manager.Table.FindConnected(vhost, datapathid) is { } found)
        {
            await manager.ResyncAsync(found.Database.Session, cancellationToken);
        }
    }

    private static uint ParseNumber(ulong portNumber) =>
        portNumber <= uint.MaxValue
            ? InterfaceColumns.PortNumber((long)portNumber) ?? 0
            : throw ApiException.BadParameter("portno", portNumber, "must be a number from 0 to 4294967295");

    private static IEnumerable<OvsInterface> PortsOf(MirroredBridge bridge) =>
        bridge.Interfaces.Values.Where(port => port.OfPort is not null).OrderBy(port => port.OfPort);

    private IEnumerable<OvsInterface> Ports(ulong datapathId, string vhost) =>
        manager.Table.FindConnected(vhost, datapathId) is { } found ? PortsOf(found.Bridge) : [];
}
