using System.ComponentModel;
using Vlcp.Hosting.Modules;
using Vlcp.Switches.Tables;

namespace Vlcp.Switches.OpenFlow;

/// <content>The API of openflowmanager.</content>
public sealed partial class OpenFlowManagerModule
{
    private const string DatapathIdHelp = "Datapath id: a number, its decimal text, or hexadecimal text with 0x.";
    private const string AuxiliaryIdHelp = "0 for the main connection.";
    private const string VhostHelp = "The vhost of openflowserver.";
    private const string TimeoutHelp = "Seconds to wait.";

    /// <summary>The connections of a switch.</summary>
    [Api(Summary = "Return all connections of datapath.", Returns = "A list of descriptions, the main connection first.")]
    public IReadOnlyList<string> GetConnections([Description(DatapathIdHelp)] ulong datapathid, [Description(VhostHelp)] string vhost = "") =>
        [.. Of(vhost).Where(connection => connection.DatapathId == datapathid).OrderBy(connection => connection.AuxiliaryId).Select(Describe)];

    /// <summary>A connection of a switch.</summary>
    [Api(Summary = "Get current connection of datapath.", Returns = "A description, or null.")]
    public string? GetConnection(
        [Description(DatapathIdHelp)] ulong datapathid,
        [Description(AuxiliaryIdHelp)] ulong auxiliaryid = 0,
        [Description(VhostHelp)] string vhost = "") =>
        auxiliaryid <= byte.MaxValue
            ? current.GetValueOrDefault((vhost, datapathid, (byte)auxiliaryid))?.ToString()
            : throw ApiException.BadParameter("auxiliaryid", auxiliaryid, "must be a number from 0 to 255");

    /// <summary>Waits for <see cref="GetConnection"/>.</summary>
    [Api(Summary = "Wait for a datapath connection.", Returns = "A description.")]
    public Task<string> WaitConnectionAsync(
        [Description(DatapathIdHelp)] ulong datapathid,
        [Description(AuxiliaryIdHelp)] ulong auxiliaryid = 0,
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        [Description(VhostHelp)] string vhost = "",
        CancellationToken cancellationToken = default) =>
        waiters.WaitAsync(
            () => GetConnection(datapathid, auxiliaryid, vhost), timeout, () => $"Datapath 0x{datapathid:x16} is not connected", cancellationToken);

    /// <summary>The switches of a vhost.</summary>
    [Api(Summary = "Get all datapath IDs.", Returns = "A list of numbers.")]
    public IReadOnlyList<ulong> GetDatapathIds([Description(VhostHelp)] string vhost = "") =>
        [.. Of(vhost).Select(connection => connection.DatapathId).Distinct()];

    /// <summary>The switches of all vhosts.</summary>
    [Api(Summary = "Get all datapath IDs from any vhost.", Returns = "A list of [vhost, datapath id].")]
    public IReadOnlyList<object[]> GetAllDatapathIds() =>
        [.. Connections.Select(connection => (connection.Vhost, connection.DatapathId)).Distinct()
            .Select(pair => new object[] { pair.Vhost, pair.DatapathId })];

    /// <summary>All connections.</summary>
    [Api(Summary = "Get all connections from vhost, of any vhost when it is null.", Returns = "A list of descriptions.")]
    public IReadOnlyList<string> GetAllConnections([Description(VhostHelp)] string? vhost = "") => [.. Of(vhost).Select(Describe)];

    /// <summary>The connections with a peer.</summary>
    [Api(Summary = "Get connection by endpoint address (IP, IPv6 or UNIX socket address).", Returns = "A list of descriptions, or null.")]
    public IReadOnlyList<string>? GetConnectionsByEndpoint(
        [Description("IP address or socket path.")] string endpoint, [Description(VhostHelp)] string vhost = "") =>
        Of(vhost).Where(connection => connection.Endpoint == endpoint).Select(Describe).ToList() is { Count: > 0 } found ? found : null;

    /// <summary>The connections with a peer by host name.</summary>
    [Api(Summary = "Get connection by endpoint name (Domain name, IP or IPv6 address).", Returns = "A list of descriptions, or null.")]
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
        [.. Of(vhost).Select(connection => connection.Endpoint).Distinct()];

    /// <summary>The peers of all vhosts.</summary>
    [Api(Summary = "Get all endpoints from any vhost.", Returns = "A list of [vhost, address].")]
    public IReadOnlyList<string[]> GetAllEndpoints() =>
        [.. Connections.Select(connection => (connection.Vhost, connection.Endpoint)).Distinct().Select(pair => new[] { pair.Vhost, pair.Endpoint })];

    /// <summary>Adds the tables of a loaded module.</summary>
    [Api(Summary = "Start to acquire tables for a module on module loading.", Returns = "null")]
    public void AcquireTable([Description("Service name of the module.")] string modulename)
    {
        var user = Context.GetModule<object>(modulename) as ITableUser
            ?? throw ApiException.BadParameter("modulename", modulename, "must name a module that uses tables");
        try
        {
            if (acquired.Remove(modulename, out var former))
            {
                former.Dispose();
            }

            acquired.Add(modulename, AcquireTables(user));
        }
        catch (TableLayoutException failure)
        {
            throw ApiException.Conflict(failure.Message, "modulename", modulename);
        }
    }

    /// <summary>Takes the tables of a module back.</summary>
    [Api(Summary = "When module is unloaded, stop acquiring tables for this module.", Returns = "null")]
    public void UnacquireTable([Description("Service name of the module.")] string modulename)
    {
        if (acquired.Remove(modulename, out var registration))
        {
            registration.Dispose();
        }
    }

    /// <summary>The numbers of the tables.</summary>
    [Api(Summary = "Get acquired table IDs.", Returns = "[[[name, id], ...], {path: [[name, id], ...]}], or null for a vhost without tables.")]
    public object[]? LastAcquiredTables([Description(VhostHelp)] string vhost = "")
    {
        var layout = Layout(vhost);
        return layout.Tables.IsEmpty
            ? null
            : [layout.Tables.Select(Pair).ToList(), layout.Paths.ToDictionary(path => path.Key, path => path.Value.Select(Pair).ToList())];
    }

    private static object[] Pair((string Name, byte Number) table) => [table.Name, table.Number];

    private static string Describe(SwitchConnection connection) => connection.ToString();

    private IEnumerable<SwitchConnection> Of(string? vhost) => Connections.Where(connection => vhost is null || connection.Vhost == vhost);
}
