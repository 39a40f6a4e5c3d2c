using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Calls;
using Vlcp.Network.LogicalPorts;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network;

/// <content>The calls for logical ports.</content>
public sealed partial class ViperFlowModule
{
    [Api(Summary = "Creates a logical port.", Returns = "The logical port.")]
    [ExtraParameter("mac_address", typeof(string), "MAC address, unique in the logical network; none if left out.")]
    [ExtraParameter("ip_address", typeof(string), "IPv4 address, unique in the logical network; the lowest free one of the subnet if left out.")]
    [ExtraParameter("hostname", typeof(string), "Host name, announced by DHCP; none if left out.")]
    [ExtraParameter("extra_dhcp_options", typeof(JsonArray), "List of [option number or name, value]; null as value suppresses the option.")]
    internal Task<JsonNode> CreateLogicalPortAsync(
        [Description("Id of the logical network.")] string logicalnetwork,
        [Description("Id, which is the iface-id of the interface in Open vSwitch; a UUID is made if left out.")] string? id = null,
        [Description("Id of the subnet; none if left out.")] string? subnet = null,
        [ExtraParameters] ApiArguments? extra = null,
        CancellationToken cancellationToken = default)
    {
        var arguments = (extra ?? []).WithId(id);
        arguments["logicalnetwork"] = logicalnetwork;
        if (subnet is not null)
        {
            arguments["subnet"] = subnet;
        }

        var request = LogicalPortRequest.ReadNew(arguments);
        return calls.ChangeOneAsync(transaction => LogicalPortChanges.Create(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Creates logical ports in one transaction.", Returns = "The logical ports.")]
    internal Task<JsonArray> CreateLogicalPortsAsync(
        [Description("List of the parameters of createlogicalport.")] JsonNode ports, CancellationToken cancellationToken)
    {
        var requests = Batch.Read("ports", ports, LogicalPortRequest.ReadNew, request => request.Id);
        return calls.ChangeAsync(transaction => LogicalPortChanges.Create(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Changes a logical port; its logical network and subnet stay.", Returns = "The logical port.")]
    [ExtraParameter("mac_address", typeof(string), "New MAC address; unchanged if left out, null removes it.")]
    [ExtraParameter("ip_address", typeof(string), "New IPv4 address; unchanged if left out.")]
    [ExtraParameter("hostname", typeof(string), "New host name; unchanged if left out, null removes it.")]
    internal Task<JsonNode> UpdateLogicalPortAsync(
        [Description("Id of the logical port.")] string id, [ExtraParameters] ApiArguments extra, CancellationToken cancellationToken)
    {
        var request = LogicalPortRequest.ReadUpdate(extra.WithId(id));
        return calls.ChangeOneAsync(transaction => LogicalPortChanges.Update(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Changes logical ports in one transaction.", Returns = "The logical ports.")]
    internal Task<JsonArray> UpdateLogicalPortsAsync(
        [Description("List of the parameters of updatelogicalport.")] JsonNode ports, CancellationToken cancellationToken)
    {
        var requests = Batch.Read("ports", ports, LogicalPortRequest.ReadUpdate, request => request.Id);
        return calls.ChangeAsync(transaction => LogicalPortChanges.Update(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Deletes a logical port; its addresses become free.", Returns = "{\"status\": \"OK\"}")]
    internal Task<JsonObject> DeleteLogicalPortAsync([Description("Id of the logical port.")] string id, CancellationToken cancellationToken)
    {
        var request = Batch.ReadId(new ApiArguments().WithId(id));
        return calls.DeleteAsync(transaction => LogicalPortChanges.Delete(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Deletes logical ports in one transaction.", Returns = "{\"status\": \"OK\"}")]
    internal Task<JsonObject> DeleteLogicalPortsAsync([Description("List of {\"id\": id}.")] JsonNode ports, CancellationToken cancellationToken)
    {
        var requests = Batch.ReadIds("ports", ports);
        return calls.DeleteAsync(transaction => LogicalPortChanges.Delete(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Finds logical ports.", Returns = "The logical ports that match; an empty list if there are none.")]
    internal Task<JsonArray> ListLogicalPortsAsync(
        [Description("Only the logical port with this id.")] string? id = null,
        [Description("Only logical ports of this logical network.")] string? logicalnetwork = null,
        [Description(NetworkCalls.StaleHelp)] bool nostale = false,
        [ExtraParameters] ApiArguments? filters = null,
        CancellationToken cancellationToken = default) =>
        calls.ListAsync(reader => reader.OneOrMembers<LogicalPort, LogicalNetwork>(id, "network", logicalnetwork), filters, nostale, cancellationToken);
}
