using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Calls;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Network.Subnets;
using Vlcp.ObjectDb;

namespace Vlcp.Network;

/// <content>The calls for subnets.</content>
public sealed partial class ViperFlowModule
{
    [Api(Summary = "Creates a subnet.", Returns = "The subnet.")]
    [ExtraParameter("gateway", typeof(string), "Address of the gateway, in the CIDR; none if left out.")]
    [ExtraParameter("allocated_start", typeof(string), "First address for ports; the second of the CIDR if left out.")]
    [ExtraParameter("allocated_end", typeof(string), "Last address for ports; the last but one of the CIDR if left out.")]
    [ExtraParameter("host_routes", typeof(string[][]), "List of [destination, next hop], announced by DHCP.")]
    [ExtraParameter("isexternal", typeof(bool), "Whether the gateway is a device outside; false if left out. Also called is_external.")]
    [ExtraParameter("pre_host_config", typeof(JsonArray), "What differs per host: list of {systemid, bridge, vhost, cidr, local_address, gateway}.")]
    [ExtraParameter("local_address", typeof(string), "Address of a server itself in an external subnet, in the CIDR; none if left out.")]
    [ExtraParameter("dhcp_enabled", typeof(bool), "Whether ports get their configuration by DHCP; true if left out.")]
    [ExtraParameter("dhcp_server", typeof(string), "Address of the DHCP server; that of the configuration if left out.")]
    [ExtraParameter("mtu", typeof(int), "Largest packet in bytes, 68 to 65535, announced by DHCP; number or text; none if left out.")]
    [ExtraParameter("dns_nameservers", typeof(string[]), "Addresses of name servers, announced by DHCP.")]
    [ExtraParameter("domain_name", typeof(string), "Domain name, announced by DHCP.")]
    [ExtraParameter("ntp_servers", typeof(string[]), "Addresses of time servers, announced by DHCP.")]
    [ExtraParameter("lease_time", typeof(string), "Seconds that a DHCP lease lasts, or \"infinite\".")]
    [ExtraParameter("extra_dhcp_options", typeof(JsonArray), "List of [option number or name, value]; null as value suppresses the option.")]
    internal Task<JsonNode> CreateSubnetAsync(
        [Description("Id of the logical network.")] string logicalnetwork,
        [Description("Addresses of the subnet, such as 10.0.1.0/24.")] string cidr,
        [Description("Id; a UUID is made if left out.")] string? id = null,
        [ExtraParameters] ApiArguments? extra = null,
        CancellationToken cancellationToken = default)
    {
        var arguments = (extra ?? []).WithId(id);
        arguments["logicalnetwork"] = logicalnetwork;
        arguments["cidr"] = cidr;
        var request = SubnetRequest.ReadNew(arguments);
        return calls.ChangeOneAsync(transaction => SubnetChanges.Create(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Creates subnets in one transaction.", Returns = "The subnets.")]
    internal Task<JsonArray> CreateSubnetsAsync(
        [Description("List of the parameters of createsubnet.")] JsonNode subnets, CancellationToken cancellationToken)
    {
        var requests = Batch.Read("subnets", subnets, SubnetRequest.ReadNew, request => request.Id);
        return calls.ChangeAsync(transaction => SubnetChanges.Create(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Changes a subnet; its logical network and isexternal stay.", Returns = "The subnet.")]
    [ExtraParameter("cidr", typeof(string), "New addresses; they must contain every address in use.")]
    [ExtraParameter("gateway", typeof(string), "New gateway, as for createsubnet; a router interface that has the gateway's address follows. Unchanged if left out, like the other options.")]
    internal Task<JsonNode> UpdateSubnetAsync(
        [Description("Id of the subnet.")] string id, [ExtraParameters] ApiArguments extra, CancellationToken cancellationToken)
    {
        var request = SubnetRequest.ReadUpdate(extra.WithId(id));
        return calls.ChangeOneAsync(transaction => SubnetChanges.Update(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Changes subnets in one transaction.", Returns = "The subnets.")]
    internal Task<JsonArray> UpdateSubnetsAsync(
        [Description("List of the parameters of updatesubnet.")] JsonNode subnets, CancellationToken cancellationToken)
    {
        var requests = Batch.Read("subnets", subnets, SubnetRequest.ReadUpdate, request => request.Id);
        return calls.ChangeAsync(transaction => SubnetChanges.Update(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Deletes a subnet that has no ports and is in no router.", Returns = "{\"status\": \"OK\"}")]
    internal Task<JsonObject> DeleteSubnetAsync([Description("Id of the subnet.")] string id, CancellationToken cancellationToken)
    {
        var request = Batch.ReadId(new ApiArguments().WithId(id));
        return calls.DeleteAsync(transaction => SubnetChanges.Delete(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Deletes subnets in one transaction.", Returns = "{\"status\": \"OK\"}")]
    internal Task<JsonObject> DeleteSubnetsAsync([Description("List of {\"id\": id}.")] JsonNode subnets, CancellationToken cancellationToken)
    {
        var requests = Batch.ReadIds("subnets", subnets);
        return calls.DeleteAsync(transaction => SubnetChanges.Delete(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Finds subnets.", Returns = "The subnets that match; an empty list if there are none.")]
    internal Task<JsonArray> ListSubnetsAsync(
        [Description("Only the subnet with this id.")] string? id = null,
        [Description("Only subnets of this logical network.")] string? logicalnetwork = null,
        [Description(NetworkCalls.StaleHelp)] bool nostale = false,
        [ExtraParameters] ApiArguments? filters = null,
        CancellationToken cancellationToken = default) =>
        calls.ListAsync(reader => reader.OneOrMembers<SubNet, LogicalNetwork>(id, "network", logicalnetwork), filters, nostale, cancellationToken);
}
