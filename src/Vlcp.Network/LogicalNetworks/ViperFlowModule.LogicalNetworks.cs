using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Calls;
using Vlcp.Network.LogicalNetworks;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network;

/// <content>The calls for logical networks.</content>
public sealed partial class ViperFlowModule
{
    [Api(Summary = "Creates a logical network.", Returns = "The logical network.")]
    [ExtraParameter("vni", typeof(int), "VXLAN only: the VNI, number or text; the lowest free one if left out. Also called vxlan.")]
    [ExtraParameter("vlanid", typeof(int), "VLAN only: the VLAN id, number or text; the lowest free one if left out. Also called vlan.")]
    [ExtraParameter("mtu", typeof(int), "Largest packet in bytes, 68 to 65535, announced by DHCP; number or text; none if left out.")]
    [ExtraParameter("dns_nameservers", typeof(string[]), "Addresses of name servers, announced by DHCP.")]
    [ExtraParameter("domain_name", typeof(string), "Domain name, announced by DHCP.")]
    [ExtraParameter("ntp_servers", typeof(string[]), "Addresses of time servers, announced by DHCP.")]
    [ExtraParameter("lease_time", typeof(string), "Seconds that a DHCP lease lasts, or \"infinite\".")]
    [ExtraParameter("extra_dhcp_options", typeof(JsonArray), "List of [option number or name, value]; null as value suppresses the option.")]
    internal Task<JsonNode> CreateLogicalNetworkAsync(
        [Description("Id of the physical network that carries it.")] string physicalnetwork,
        [Description("Id; a UUID is made if left out.")] string? id = null,
        [ExtraParameters] ApiArguments? extra = null,
        CancellationToken cancellationToken = default)
    {
        var arguments = (extra ?? []).WithId(id);
        arguments["physicalnetwork"] = physicalnetwork;
        var (request, drivers) = (LogicalNetworkRequest.ReadNew(arguments), Drivers);
        return calls.ChangeOneAsync(transaction => LogicalNetworkChanges.Create(transaction, drivers, [request]), cancellationToken);
    }

    [Api(Summary = "Creates logical networks in one transaction.", Returns = "The logical networks.")]
    internal Task<JsonArray> CreateLogicalNetworksAsync(
        [Description("List of the parameters of createlogicalnetwork.")] JsonNode networks, CancellationToken cancellationToken)
    {
        var (requests, drivers) = (Batch.Read("networks", networks, LogicalNetworkRequest.ReadNew, request => request.Id), Drivers);
        return calls.ChangeAsync(transaction => LogicalNetworkChanges.Create(transaction, drivers, requests), cancellationToken);
    }

    [Api(Summary = "Changes a logical network; its physical network stays.", Returns = "The logical network.")]
    [ExtraParameter("vni", typeof(int), "VXLAN only: the VNI, number or text; unchanged if left out. Also called vxlan.")]
    [ExtraParameter("vlanid", typeof(int), "VLAN only: the VLAN id, number or text; unchanged if left out. Also called vlan.")]
    [ExtraParameter("mtu", typeof(int), "As for createlogicalnetwork, like the other options; null removes one.")]
    internal Task<JsonNode> UpdateLogicalNetworkAsync(
        [Description("Id of the logical network.")] string id, [ExtraParameters] ApiArguments extra, CancellationToken cancellationToken)
    {
        var (request, drivers) = (LogicalNetworkRequest.ReadUpdate(extra.WithId(id)), Drivers);
        return calls.ChangeOneAsync(transaction => LogicalNetworkChanges.Update(transaction, drivers, [request]), cancellationToken);
    }

    [Api(Summary = "Changes logical networks in one transaction.", Returns = "The logical networks.")]
    internal Task<JsonArray> UpdateLogicalNetworksAsync(
        [Description("List of the parameters of updatelogicalnetwork.")] JsonNode networks, CancellationToken cancellationToken)
    {
        var (requests, drivers) = (Batch.Read("networks", networks, LogicalNetworkRequest.ReadUpdate, request => request.Id), Drivers);
        return calls.ChangeAsync(transaction => LogicalNetworkChanges.Update(transaction, drivers, requests), cancellationToken);
    }

    [Api(Summary = "Deletes a logical network that has no subnets and no ports; its number becomes free.", Returns = "{\"status\": \"OK\"}")]
    internal Task<JsonObject> DeleteLogicalNetworkAsync([Description("Id of the logical network.")] string id, CancellationToken cancellationToken)
    {
        var (request, drivers) = (Batch.ReadId(new ApiArguments().WithId(id)), Drivers);
        return calls.DeleteAsync(transaction => LogicalNetworkChanges.Delete(transaction, drivers, [request]), cancellationToken);
    }

    [Api(Summary = "Deletes logical networks in one transaction.", Returns = "{\"status\": \"OK\"}")]
    internal Task<JsonObject> DeleteLogicalNetworksAsync([Description("List of {\"id\": id}.")] JsonNode networks, CancellationToken cancellationToken)
    {
        var (requests, drivers) = (Batch.ReadIds("networks", networks), Drivers);
        return calls.DeleteAsync(transaction => LogicalNetworkChanges.Delete(transaction, drivers, requests), cancellationToken);
    }

    [Api(Summary = "Finds logical networks.", Returns = "The logical networks that match; an empty list if there are none.")]
    internal Task<JsonArray> ListLogicalNetworksAsync(
        [Description("Only the logical network with this id.")] string? id = null,
        [Description("Only logical networks of this physical network.")] string? physicalnetwork = null,
        [Description(NetworkCalls.StaleHelp)] bool nostale = false,
        [ExtraParameters] ApiArguments? filters = null,
        CancellationToken cancellationToken = default) =>
        calls.ListAsync(reader => reader.OneOrMembers<LogicalNetwork, PhysicalNetwork>(id, "physicalnetwork", physicalnetwork), filters, nostale, cancellationToken);
}
