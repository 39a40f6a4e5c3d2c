using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Calls;
using Vlcp.Network.Model;
using Vlcp.Network.PhysicalNetworks;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network;

/// <content>The calls for physical networks.</content>
public sealed partial class ViperFlowModule
{
    [Api(Summary = "Creates a physical network.", Returns = "The physical network.")]
    [ExtraParameter("vnirange", typeof(int[][]), "VXLAN only, required there: list of [first, last] from 1 to 16777215, ascending, both included.")]
    [ExtraParameter("vlanrange", typeof(int[][]), "VLAN only, required there: list of [first, last] from 1 to 4094, ascending, both included.")]
    internal Task<JsonNode> CreatePhysicalNetworkAsync(
        [Description("Type of the network: vlan, vxlan, native or local.")] string type = "vlan",
        [Description("Id; a UUID is made if left out.")] string? id = null,
        [ExtraParameters] ApiArguments? extra = null,
        CancellationToken cancellationToken = default)
    {
        var arguments = (extra ?? []).WithId(id);
        arguments["type"] = type;
        var (request, drivers) = (PhysicalNetworkRequest.ReadNew(arguments), Drivers);
        return calls.ChangeOneAsync(transaction => PhysicalNetworkChanges.Create(transaction, drivers, [request]), cancellationToken);
    }

    [Api(Summary = "Creates physical networks in one transaction.", Returns = "The physical networks.")]
    internal Task<JsonArray> CreatePhysicalNetworksAsync(
        [Description("List of the parameters of createphysicalnetwork.")] JsonNode networks, CancellationToken cancellationToken)
    {
        var (requests, drivers) = (Batch.Read("networks", networks, PhysicalNetworkRequest.ReadNew, request => request.Id), Drivers);
        return calls.ChangeAsync(transaction => PhysicalNetworkChanges.Create(transaction, drivers, requests), cancellationToken);
    }

    [Api(Summary = "Changes a physical network; its type stays.", Returns = "The physical network.")]
    [ExtraParameter("vnirange", typeof(int[][]), "VXLAN only: new ranges; they must contain every VNI in use.")]
    [ExtraParameter("vlanrange", typeof(int[][]), "VLAN only: new ranges; they must contain every VLAN id in use.")]
    internal Task<JsonNode> UpdatePhysicalNetworkAsync(
        [Description("Id of the network.")] string id, [ExtraParameters] ApiArguments extra, CancellationToken cancellationToken)
    {
        var (request, drivers) = (PhysicalNetworkRequest.ReadUpdate(extra.WithId(id)), Drivers);
        return calls.ChangeOneAsync(transaction => PhysicalNetworkChanges.Update(transaction, drivers, [request]), cancellationToken);
    }

    [Api(Summary = "Changes physical networks in one transaction.", Returns = "The physical networks.")]
    internal Task<JsonArray> UpdatePhysicalNetworksAsync(
        [Description("List of the parameters of updatephysicalnetwork.")] JsonNode networks, CancellationToken cancellationToken)
    {
        var (requests, drivers) = (Batch.Read("networks", networks, PhysicalNetworkRequest.ReadUpdate, request => request.Id), Drivers);
        return calls.ChangeAsync(transaction => PhysicalNetworkChanges.Update(transaction, drivers, requests), cancellationToken);
    }

    [Api(Summary = "Deletes a physical network that has no logical networks and no physical ports.", Returns = "{\"status\": \"OK\"}")]
    internal Task<JsonObject> DeletePhysicalNetworkAsync([Description("Id of the network.")] string id, CancellationToken cancellationToken)
    {
        var request = Batch.ReadId(new ApiArguments().WithId(id));
        return calls.DeleteAsync(transaction => PhysicalNetworkChanges.Delete(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Deletes physical networks in one transaction.", Returns = "{\"status\": \"OK\"}")]
    internal Task<JsonObject> DeletePhysicalNetworksAsync([Description("List of {\"id\": id}.")] JsonNode networks, CancellationToken cancellationToken)
    {
        var requests = Batch.ReadIds("networks", networks);
        return calls.DeleteAsync(transaction => PhysicalNetworkChanges.Delete(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Finds physical networks.", Returns = "The physical networks that match; an empty list if there are none.")]
    internal Task<JsonArray> ListPhysicalNetworksAsync(
        [Description("Only the network with this id.")] string? id = null,
        [Description(NetworkCalls.StaleHelp)] bool nostale = false,
        [ExtraParameters] ApiArguments? filters = null,
        CancellationToken cancellationToken = default) =>
        calls.ListAsync(reader => reader.OneOrAll<PhysicalNetwork>(id), filters, nostale, cancellationToken);
}
