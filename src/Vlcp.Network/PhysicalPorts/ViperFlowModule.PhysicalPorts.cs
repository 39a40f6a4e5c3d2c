using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Calls;
using Vlcp.Network.Model;
using Vlcp.Network.PhysicalPorts;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network;

/// <content>The calls for physical ports.</content>
public sealed partial class ViperFlowModule
{
    [Api(Summary = "Creates a physical port.", Returns = "The physical port.")]
    internal Task<JsonNode> CreatePhysicalPortAsync(
        [Description("Id of the physical network.")] string physicalnetwork,
        [Description("Name of the port in Open vSwitch.")] string name,
        [Description("vHost of the OVSDB connection.")] string vhost = "",
        [Description("System id of the server; % for every server.")] string systemid = PhysicalPort.Any,
        [Description("Name of the bridge; % for every bridge.")] string bridge = PhysicalPort.Any,
        [ExtraParameters] ApiArguments? extra = null,
        CancellationToken cancellationToken = default)
    {
        var arguments = WithPortName(extra, name, vhost, systemid, bridge);
        arguments["physicalnetwork"] = physicalnetwork;
        var (request, drivers) = (PhysicalPortRequest.ReadNew(arguments), Drivers);
        return calls.ChangeOneAsync(transaction => PhysicalPortChanges.Create(transaction, drivers, [request]), cancellationToken);
    }

    [Api(Summary = "Creates physical ports in one transaction.", Returns = "The physical ports.")]
    internal Task<JsonArray> CreatePhysicalPortsAsync(
        [Description("List of the parameters of createphysicalport.")] JsonNode ports, CancellationToken cancellationToken)
    {
        var (requests, drivers) = (Batch.Read("ports", ports, PhysicalPortRequest.ReadNew, request => request.Name.Identity), Drivers);
        return calls.ChangeAsync(transaction => PhysicalPortChanges.Create(transaction, drivers, requests), cancellationToken);
    }

    [Api(Summary = "Changes the custom attributes of a physical port; its network stays.", Returns = "The physical port.")]
    internal Task<JsonNode> UpdatePhysicalPortAsync(
        [Description("Name of the port.")] string name,
        [Description("vHost of the port.")] string vhost = "",
        [Description("System id of the port.")] string systemid = PhysicalPort.Any,
        [Description("Bridge of the port.")] string bridge = PhysicalPort.Any,
        [ExtraParameters] ApiArguments? extra = null,
        CancellationToken cancellationToken = default)
    {
        var request = PhysicalPortRequest.ReadUpdate(WithPortName(extra, name, vhost, systemid, bridge));
        return calls.ChangeOneAsync(transaction => PhysicalPortChanges.Update(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Changes physical ports in one transaction.", Returns = "The physical ports.")]
    internal Task<JsonArray> UpdatePhysicalPortsAsync(
        [Description("List of the parameters of updatephysicalport.")] JsonNode ports, CancellationToken cancellationToken)
    {
        var requests = Batch.Read("ports", ports, PhysicalPortRequest.ReadUpdate, request => request.Name.Identity);
        return calls.ChangeAsync(transaction => PhysicalPortChanges.Update(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Deletes a physical port.", Returns = "{\"status\": \"OK\"}")]
    internal Task<JsonObject> DeletePhysicalPortAsync(
        [Description("Name of the port.")] string name,
        [Description("vHost of the port.")] string vhost = "",
        [Description("System id of the port.")] string systemid = PhysicalPort.Any,
        [Description("Bridge of the port.")] string bridge = PhysicalPort.Any,
        CancellationToken cancellationToken = default)
    {
        var request = PhysicalPortName.ReadAlone(WithPortName(null, name, vhost, systemid, bridge));
        return calls.DeleteAsync(transaction => PhysicalPortChanges.Delete(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Deletes physical ports in one transaction.", Returns = "{\"status\": \"OK\"}")]
    internal Task<JsonObject> DeletePhysicalPortsAsync(
        [Description("List of the parameters of deletephysicalport.")] JsonNode ports, CancellationToken cancellationToken)
    {
        var requests = Batch.Read("ports", ports, PhysicalPortName.ReadAlone, request => request.Identity);
        return calls.DeleteAsync(transaction => PhysicalPortChanges.Delete(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Finds physical ports.", Returns = "The physical ports that match; an empty list if there are none.")]
    internal Task<JsonArray> ListPhysicalPortsAsync(
        [Description("Only ports with this name.")] string? name = null,
        [Description("Only ports of this physical network.")] string? physicalnetwork = null,
        [Description("Only ports of this vHost.")] string? vhost = null,
        [Description("Only ports of this system id, taken literally.")] string? systemid = null,
        [Description("Only ports of this bridge, taken literally.")] string? bridge = null,
        [Description(NetworkCalls.StaleHelp)] bool nostale = false,
        [ExtraParameters] ApiArguments? filters = null,
        CancellationToken cancellationToken = default) =>
        calls.ListAsync(
            reader => reader.OneOrMembers<PhysicalPort, PhysicalNetwork>(null, "physicalnetwork", physicalnetwork)
                .Where(port => (name ?? port.Name) == port.Name
                    && (vhost ?? port.Vhost) == port.Vhost
                    && (systemid ?? port.SystemId) == port.SystemId
                    && (bridge ?? port.Bridge) == port.Bridge),
            filters,
            nostale,
            cancellationToken);

    private static ApiArguments WithPortName(ApiArguments? extra, string name, string vhost, string systemId, string bridge)
    {
        var arguments = extra ?? [];
        arguments["name"] = name;
        arguments["vhost"] = vhost;
        arguments["systemid"] = systemId;
        arguments["bridge"] = bridge;
        return arguments;
    }
}
