using System.ComponentModel;
using Vlcp.Hosting.Modules;

namespace Vlcp.Switches.Ovsdb;

/// <content>The API of ovsdbmanager.</content>
public sealed partial class OvsdbManagerModule
{
    private const string DatapathIdHelp = "Datapath id: a number, its decimal text, or hexadecimal text with 0x.";
    private const string VhostHelp = "The vhost of jsonrpcserver.";
    private const string TimeoutHelp = "Seconds to wait.";
    private const string ConnectionHelp = "A connection as the other calls name it.";

    /// <summary>The connection that tells of a bridge.</summary>
    [Api(Summary = "Get current connection of datapath.", Returns = "The name of the connection, or null.")]
    public string? GetConnection([Description(DatapathIdHelp)] ulong datapathid, [Description(VhostHelp)] string vhost = "") =>
        Table.FindConnected(vhost, datapathid)?.Database.Session.Name;

    /// <summary>Waits for <see cref="GetConnection"/>.</summary>
    [Api(Summary = "Wait for a datapath connection.", Returns = "The name of the connection.")]
    public Task<string> WaitConnectionAsync(
        [Description(DatapathIdHelp)] ulong datapathid,
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        [Description(VhostHelp)] string vhost = "",
        CancellationToken cancellationToken = default) =>
        waiters.WaitAsync(() => GetConnection(datapathid, vhost), timeout, () => $"Datapath 0x{datapathid:x16} is not connected", cancellationToken);

    /// <summary>The datapath ids of a vhost.</summary>
    [Api(Summary = "Get all datapath IDs.", Returns = "A list of numbers.")]
    public IReadOnlyList<ulong> GetDatapathIds([Description(VhostHelp)] string vhost = "") =>
        [.. Table.ConnectedBridges(vhost).Select(found => found.Bridge.DatapathId!.Value).Distinct()];

    /// <summary>The datapath ids of all vhosts.</summary>
    [Api(Summary = "Get all datapath IDs from any vhost.", Returns = "A list of [vhost, datapath id].")]
    public IReadOnlyList<object[]> GetAllDatapathIds() =>
        [.. Table.ConnectedBridges(null).Select(found => (found.Database.Vhost, found.Bridge.DatapathId!.Value)).Distinct()
            .Select(pair => new object[] { pair.Vhost, pair.Value })];

    /// <summary>The connections.</summary>
    [Api(Summary = "Get all connections from vhost, of any vhost when it is null.", Returns = "A list of names.")]
    public IReadOnlyList<string> GetAllConnections([Description(VhostHelp)] string? vhost = "") =>
        [.. Table.Connected(vhost).Select(database => database.Session.Name)];

    /// <summary>The bridges of a connection.</summary>
    [Api(Summary = "Get all bridges on this connection.", Returns = "A list of [datapath id, name, uuid]; null for an unknown connection.")]
    public IReadOnlyList<object[]>? GetBridges([Description(ConnectionHelp)] string connection) =>
        Find(connection) is { } database ? [.. database.Mirror.Bridges.Select(Triple)] : null;

    /// <summary>A bridge of a connection by name.</summary>
    [Api(Summary = "Get datapath ID on this connection with specified name.", Returns = "The datapath id, or null.")]
    public ulong? GetBridge([Description(ConnectionHelp)] string connection, [Description("Name of the bridge.")] string name) =>
        Find(connection)?.Mirror.Bridges.FirstOrDefault(bridge => bridge.Name == name)?.DatapathId;

    /// <summary>A bridge of a connection by row.</summary>
    [Api(Summary = "Get datapath ID of bridge on this connection with specified _uuid.", Returns = "The datapath id, or null.")]
    public ulong? GetBridgeByUuid([Description(ConnectionHelp)] string connection, [Description("The _uuid of the bridge.")] string uuid)
    {
        var row = ParseUuid(uuid);
        return Find(connection)?.Mirror.Bridges.FirstOrDefault(bridge => bridge.Uuid == row)?.DatapathId;
    }

    /// <summary>Waits for <see cref="GetBridge"/>.</summary>
    [Api(Summary = "Wait for bridge with specified name appears and return the datapath-id.", Returns = "The datapath id.")]
    public Task<ulong> WaitBridgeAsync(
        [Description(ConnectionHelp)] string connection,
        [Description("Name of the bridge.")] string name,
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        CancellationToken cancellationToken = default) =>
        options.BridgeNames is { } followed && !followed.Contains(name)
            ? throw ApiException.NotFound($"Bridge '{name}' is not among the bridgenames of module.ovsdbmanager", "name", name)
            : WaitBridgeAsync(connection, bridge => bridge.Name == name, name, timeout, cancellationToken);

    /// <summary>Waits for <see cref="GetBridgeByUuid"/>.</summary>
    [Api(Summary = "Wait for bridge with specified _uuid appears and return the datapath-id.", Returns = "The datapath id.")]
    public Task<ulong> WaitBridgeByUuidAsync(
        [Description(ConnectionHelp)] string connection,
        [Description("The _uuid of the bridge.")] string uuid,
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        CancellationToken cancellationToken = default)
    {
        var row = ParseUuid(uuid);
        return WaitBridgeAsync(connection, bridge => bridge.Uuid == row, uuid, timeout, cancellationToken);
    }

    /// <summary>The system ids of a vhost.</summary>
    [Api(Summary = "Get all system-ids.", Returns = "A list of texts.")]
    public IReadOnlyList<string> GetSystemIds([Description(VhostHelp)] string vhost = "") =>
        [.. Table.Connected(vhost).Select(database => database.Mirror.SystemId).OfType<string>().Distinct()];

    /// <summary>The system ids of all vhosts.</summary>
    [Api(Summary = "Get all system-ids from any vhost.", Returns = "A list of [vhost, system-id].")]
    public IReadOnlyList<string[]> GetAllSystemIds() =>
        [.. Table.Connected(null).Where(database => database.Mirror.SystemId is not null)
            .Select(database => (database.Vhost, Id: database.Mirror.SystemId!)).Distinct().Select(pair => new[] { pair.Vhost, pair.Id })];

    /// <summary>The connection of an Open vSwitch.</summary>
    [Api(Summary = "Get the connection of a system-id, the newest if several claim it.", Returns = "The name of the connection, or null.")]
    public string? GetConnectionBySystemId([Description("The system-id.")] string systemid, [Description(VhostHelp)] string vhost = "") =>
        Table.Connected(vhost).LastOrDefault(database => database.Mirror.SystemId == systemid)?.Session.Name;

    /// <summary>Waits for <see cref="GetConnectionBySystemId"/>.</summary>
    [Api(Summary = "Wait for a connection with specified system-id.", Returns = "The name of the connection.")]
    public Task<string> WaitConnectionBySystemIdAsync(
        [Description("The system-id.")] string systemid,
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        [Description(VhostHelp)] string vhost = "",
        CancellationToken cancellationToken = default) =>
        waiters.WaitAsync(() => GetConnectionBySystemId(systemid, vhost), timeout, () => $"System '{systemid}' is not connected", cancellationToken);

    /// <summary>The connections with a peer.</summary>
    [Api(Summary = "Get connection by endpoint address (IP, IPv6 or UNIX socket address).", Returns = "A list of names, or null.")]
    public IReadOnlyList<string>? GetConnectionsByEndpoint(
        [Description("IP address or socket path.")] string endpoint, [Description(VhostHelp)] string vhost = "") =>
        Table.Connected(vhost).Where(database => database.Session.Endpoint == endpoint).Select(database => database.Session.Name).ToList()
            is { Count: > 0 } found ? found : null;

    /// <summary>The connections with a peer by host name.</summary>
    [Api(Summary = "Get connection by endpoint name (Domain name, IP or IPv6 address).", Returns = "A list of names, or null.")]
    public async Task<IReadOnlyList<string>?> GetConnectionsByEndpointNameAsync(
        [Description("Host name or address.")] string name,
        [Description(VhostHelp)] string vhost = "",
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        CancellationToken cancellationToken = default)
    {
        var addresses = await EndpointNames.ResolveAsync(name, timeout, Context.TimeProvider, cancellationToken);
        return addresses.Select(address => GetConnectionsByEndpoint(address, vhost)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The peers of a vhost.</summary>
    [Api(Summary = "Get all endpoints for vhost.", Returns = "A list of addresses.")]
    public IReadOnlyList<string> GetEndpoints([Description(VhostHelp)] string vhost = "") =>
        [.. Table.Connected(vhost).Select(database => database.Session.Endpoint).Distinct()];

    /// <summary>The peers of all vhosts.</summary>
    [Api(Summary = "Get all endpoints from any vhost.", Returns = "A list of [vhost, address].")]
    public IReadOnlyList<string[]> GetAllEndpoints() =>
        [.. Table.Connected(null).Select(database => (database.Vhost, database.Session.Endpoint)).Distinct()
            .Select(pair => new[] { pair.Vhost, pair.Endpoint })];

    /// <summary>All bridges.</summary>
    [Api(Summary = "Get all bridges of all connections, optionally filtered by vhost.", Returns = "A list of [datapath id, name, uuid].")]
    public IReadOnlyList<object[]> GetAllBridges([Description(VhostHelp)] string? vhost = null) =>
        [.. Table.ConnectedBridges(vhost).Select(found => Triple(found.Bridge))];

    /// <summary>A bridge by datapath id.</summary>
    [Api(Summary = "Get bridge name, system-id and bridge uuid from datapath id.", Returns = "[name, system-id, uuid], or null.")]
    public object?[]? GetBridgeInfo([Description(DatapathIdHelp)] ulong datapathid, [Description(VhostHelp)] string vhost = "") =>
        Table.FindConnected(vhost, datapathid) is { } found ? [found.Bridge.Name, found.Database.Mirror.SystemId, found.Bridge.Uuid] : null;

    /// <summary>Waits for <see cref="GetBridgeInfo"/>.</summary>
    [Api(Summary = "Wait for bridge with datapathid.", Returns = "[name, system-id, uuid].")]
    public Task<object?[]> WaitBridgeInfoAsync(
        [Description(DatapathIdHelp)] ulong datapathid,
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        [Description(VhostHelp)] string vhost = "",
        CancellationToken cancellationToken = default) =>
        waiters.WaitAsync(() => GetBridgeInfo(datapathid, vhost), timeout, () => $"Bridge 0x{datapathid:x16} has not appeared", cancellationToken);

    private static object[] Triple(MirroredBridge bridge) => [bridge.DatapathId!.Value, bridge.Name, bridge.Uuid];

    private static Guid ParseUuid(string text) =>
        Guid.TryParseExact(text, "D", out var uuid) ? uuid : throw ApiException.BadParameter("uuid", text, "must be a uuid");

    private SwitchDatabase? Find(string connection) => Table.Connected(null).FirstOrDefault(database => database.Session.Name == connection);

    private async Task<ulong> WaitBridgeAsync(
        string connection, Func<MirroredBridge, bool> wanted, string key, double timeout, CancellationToken cancellationToken)
    {
        var session = Find(connection)?.Session
            ?? throw ApiException.NotFound($"There is no connection '{connection}'", "connection", connection);
        var bridge = await waiters.WaitAsync(
            () => Find(connection) is { } database
                ? database.Mirror.Bridges.FirstOrDefault(wanted)
                : throw ApiException.Unavailable($"{session} has ended"),
            timeout,
            () => $"Bridge '{key}' has not appeared on {session}",
            cancellationToken);
        return bridge.DatapathId!.Value;
    }
}
