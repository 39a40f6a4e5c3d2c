using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Switches.OpenFlow;

/// <content>The API of openflowportmanager.</content>
public sealed partial class OpenFlowPortManagerModule
{
    private const string DatapathIdHelp = "Datapath id: a number, its decimal text, or hexadecimal text with 0x.";
    private const string VhostHelp = "The vhost of openflowserver.";
    private const string PortNumberHelp = "OpenFlow port number; 4294967294 (0xfffffffe) is the local port.";
    private const string TimeoutHelp = "Seconds to wait.";

    /// <summary>The ports of a switch.</summary>
    [Api(Summary = "Return all ports of a specifed datapath.", Returns = "A list of ports, or null for an unknown datapath.")]
    public IReadOnlyList<JsonObject>? GetPorts([Description(DatapathIdHelp)] ulong datapathid, [Description(VhostHelp)] string vhost = "") =>
        Ports(vhost, datapathid)?.Values.Select(PortJson.Of).ToList();

    /// <summary>All ports.</summary>
    [Api(Summary = "Return all ports, optionally filterd by vhost.", Returns = "A list of [datapath id, port, vhost].")]
    public IReadOnlyList<object[]> GetAllPorts([Description(VhostHelp)] string? vhost = null) =>
        [.. switches.Where(entry => vhost is null || entry.Key.Vhost == vhost).SelectMany(entry => Listed(entry.Value)
            .Select(port => new object[] { entry.Key.DatapathId, PortJson.Of(port), entry.Key.Vhost }))];

    /// <summary>A port by number.</summary>
    [Api(Summary = "Return port with specified OpenFlow portno.", Returns = "The port, or null.")]
    public JsonObject? GetPortByNo(
        [Description(DatapathIdHelp)] ulong datapathid, [Description(PortNumberHelp)] ulong portno, [Description(VhostHelp)] string vhost = "") =>
        portno > uint.MaxValue ? throw ApiException.BadParameter("portno", portno, "must be a number from 0 to 4294967295")
        : Ports(vhost, datapathid)?.GetValueOrDefault((uint)portno) is { } found ? PortJson.Of(found)
        : null;

    /// <summary>Waits for <see cref="GetPortByNo"/>.</summary>
    [Api(Summary = "Wait for the specified OpenFlow portno to appear, or until timeout.", Returns = "The port.")]
    public Task<JsonObject> WaitPortByNoAsync(
        [Description(DatapathIdHelp)] ulong datapathid,
        [Description(PortNumberHelp)] ulong portno,
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        [Description(VhostHelp)] string vhost = "",
        CancellationToken cancellationToken = default) =>
        waiters.WaitAsync(
            () => GetPortByNo(datapathid, portno, vhost), timeout,
            () => $"Port number {portno} of datapath 0x{datapathid:x16} has not appeared", cancellationToken);

    /// <summary>A port by name.</summary>
    [Api(Summary = "Return port with specified port name.", Returns = "The port, or null.")]
    public JsonObject? GetPortByName(
        [Description(DatapathIdHelp)] ulong datapathid, [Description("Name of the port.")] string name, [Description(VhostHelp)] string vhost = "") =>
        Ports(vhost, datapathid)?.Values.FirstOrDefault(port => port.Name == name) is { } found ? PortJson.Of(found) : null;

    /// <summary>Waits for <see cref="GetPortByName"/>.</summary>
    [Api(Summary = "Wait for a port with the specified port name to appear, or until timeout.", Returns = "The port.")]
    public Task<JsonObject> WaitPortByNameAsync(
        [Description(DatapathIdHelp)] ulong datapathid,
        [Description("Name of the port.")] string name,
        [Description(TimeoutHelp), AcceptText] double timeout = 30,
        [Description(VhostHelp)] string vhost = "",
        CancellationToken cancellationToken = default) =>
        waiters.WaitAsync(
            () => GetPortByName(datapathid, name, vhost), timeout,
            () => $"Port '{name}' of datapath 0x{datapathid:x16} has not appeared", cancellationToken);

    /// <summary>Asks a switch for its ports again.</summary>
    [Api(Summary = "Resync with current ports; no effect for an unknown datapath.", Returns = "null")]
    public async Task ResyncAsync(
        [Description(DatapathIdHelp)] ulong datapathid, [Description(VhostHelp)] string vhost = "", CancellationToken cancellationToken = default)
    {
        // While the first list is under way there is nothing to compare with, and it is as new as can be.
        if (switches.GetValueOrDefault((vhost, datapathid)) is { Ports: not null } ports)
        {
            try
            {
                await ListAsync(ports, cancellationToken);
            }
            catch (Exception failure) when (failure is OpenFlowConnectionException or OpenFlowErrorException or TimeoutException)
            {
                throw ApiException.Unavailable($"Datapath 0x{datapathid:x16} does not tell its ports: {failure.Message}", failure);
            }
        }
    }

    private static IEnumerable<PortDescription> Listed(SwitchPorts ports) => ports.Ports?.Values ?? [];
}
