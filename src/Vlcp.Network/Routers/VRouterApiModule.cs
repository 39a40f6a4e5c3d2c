using System.ComponentModel;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Network.Calls;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Network.Routers;
using Vlcp.ObjectDb;

namespace Vlcp.Network;

/// <summary>The network model's layer 3: virtual routers and their interfaces in subnets. Each call is one transaction; a call that is
/// refused changes nothing.</summary>
[Module("vrouterapi", LoadingPath = "vlcp.service.sdn.vrouterapi.VRouterApi", Default = true, Summary = "Standard network model for L3 SDN.")]
[DependsOn(typeof(ObjectDbModule))]
public sealed class VRouterApiModule : Module
{
    private const string Deleted = "{\"status\": \"OK\"}";

    private readonly NetworkCalls calls;

    /// <summary>Creates the module.</summary>
    /// <param name="context">What the server offers to the module.</param>
    /// <param name="objectDb">Where the objects are.</param>
    public VRouterApiModule(ModuleContext context, ObjectDbModule objectDb)
        : base(context)
    {
        objectDb.Database.Schema.AddAssembly(typeof(LogicalPort).Assembly);
        calls = new(objectDb.Database);
    }

    [Api(Summary = "Creates a virtual router.", Returns = "The virtual router.")]
    [ExtraParameter("routes", typeof(string[][]), "List of [destination, next hop], each destination once; a lone address is a destination of one address.")]
    internal Task<JsonNode> CreateVirtualRouterAsync(
        [Description("Id; a UUID is made if left out.")] string? id = null,
        [ExtraParameters] ApiArguments? extra = null,
        CancellationToken cancellationToken = default)
    {
        var request = RouterRequest.ReadNew((extra ?? []).WithId(id));
        return calls.ChangeOneAsync(transaction => RouterChanges.Create(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Creates virtual routers in one transaction.", Returns = "The virtual routers.")]
    internal Task<JsonArray> CreateVirtualRoutersAsync(
        [Description("List of the parameters of createvirtualrouter.")] JsonNode routers, CancellationToken cancellationToken)
    {
        var requests = Batch.Read("routers", routers, RouterRequest.ReadNew, request => request.Id);
        return calls.ChangeAsync(transaction => RouterChanges.Create(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Changes a virtual router.", Returns = "The virtual router.")]
    [ExtraParameter("routes", typeof(string[][]), "The new list of [destination, next hop]; unchanged if left out.")]
    internal Task<JsonNode> UpdateVirtualRouterAsync(
        [Description("Id of the router.")] string id, [ExtraParameters] ApiArguments extra, CancellationToken cancellationToken)
    {
        var request = RouterRequest.ReadUpdate(extra.WithId(id));
        return calls.ChangeOneAsync(transaction => RouterChanges.Update(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Changes virtual routers in one transaction.", Returns = "The virtual routers.")]
    internal Task<JsonArray> UpdateVirtualRoutersAsync(
        [Description("List of the parameters of updatevirtualrouter.")] JsonNode routers, CancellationToken cancellationToken)
    {
        var requests = Batch.Read("routers", routers, RouterRequest.ReadUpdate, request => request.Id);
        return calls.ChangeAsync(transaction => RouterChanges.Update(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Deletes a virtual router that has no interfaces.", Returns = Deleted)]
    internal Task<JsonObject> DeleteVirtualRouterAsync([Description("Id of the router.")] string id, CancellationToken cancellationToken)
    {
        var request = Batch.ReadId(new ApiArguments().WithId(id));
        return calls.DeleteAsync(transaction => RouterChanges.Delete(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Deletes virtual routers in one transaction.", Returns = Deleted)]
    internal Task<JsonObject> DeleteVirtualRoutersAsync([Description("List of {\"id\": id}.")] JsonNode routers, CancellationToken cancellationToken)
    {
        var requests = Batch.ReadIds("routers", routers);
        return calls.DeleteAsync(transaction => RouterChanges.Delete(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Finds virtual routers.", Returns = "The virtual routers that match; an empty list if there are none.")]
    internal Task<JsonArray> ListVirtualRoutersAsync(
        [Description("Only the router with this id.")] string? id = null,
        [Description(NetworkCalls.StaleHelp)] bool nostale = false,
        [ExtraParameters] ApiArguments? filters = null,
        CancellationToken cancellationToken = default) =>
        calls.ListAsync(reader => reader.OneOrAll<VRouter>(id), filters, nostale, cancellationToken);

    [Api(Summary = "Connects a virtual router to a subnet.", Returns = "The router interface.")]
    [ExtraParameter("ip_address", typeof(string), "Address of the interface, in the CIDR and free; the gateway of the subnet if left out. Not for external subnets.")]
    internal Task<JsonNode> AddRouterInterfaceAsync(
        [Description("Id of the router.")] string router,
        [Description("Id of the subnet.")] string subnet,
        [Description("Id of the interface; a UUID is made if left out.")] string? id = null,
        [ExtraParameters] ApiArguments? extra = null,
        CancellationToken cancellationToken = default)
    {
        var arguments = (extra ?? []).WithId(id);
        arguments["router"] = router;
        arguments["subnet"] = subnet;
        var request = RouterInterfaceRequest.Read(arguments);
        return calls.ChangeOneAsync(transaction => RouterInterfaceChanges.Add(transaction, [request]), cancellationToken);
    }

    [Api(Summary = "Connects virtual routers to subnets in one transaction.", Returns = "The router interfaces.")]
    internal Task<JsonArray> AddRouterInterfacesAsync(
        [Description("List of the parameters of addrouterinterface.")] JsonNode interfaces, CancellationToken cancellationToken)
    {
        var requests = Batch.Read("interfaces", interfaces, RouterInterfaceRequest.Read, request => request.Id);
        return calls.ChangeAsync(transaction => RouterInterfaceChanges.Add(transaction, requests), cancellationToken);
    }

    [Api(Summary = "Disconnects a virtual router from a subnet.", Returns = Deleted)]
    internal Task<JsonObject> RemoveRouterInterfaceAsync(
        [Description("Id of the router.")] string router, [Description("Id of the subnet.")] string subnet, CancellationToken cancellationToken)
    {
        var place = RouterInterfacePlace.ReadAlone(new() { { "router", router }, { "subnet", subnet } });
        return calls.DeleteAsync(transaction => RouterInterfaceChanges.Remove(transaction, [place]), cancellationToken);
    }

    [Api(Summary = "Disconnects virtual routers from subnets in one transaction.", Returns = Deleted)]
    internal Task<JsonObject> RemoveRouterInterfacesAsync(
        [Description("List of the parameters of removerouterinterface.")] JsonNode interfaces, CancellationToken cancellationToken)
    {
        var places = Batch.Read("interfaces", interfaces, RouterInterfacePlace.ReadAlone, place => place.Identity);
        return calls.DeleteAsync(transaction => RouterInterfaceChanges.Remove(transaction, places), cancellationToken);
    }

    [Api(Summary = "Finds the interfaces of a virtual router.", Returns = "The router interfaces that match; an empty list if there are none.")]
    internal Task<JsonArray> ListRouterInterfacesAsync(
        [Description("Id of the router.")] string id,
        [Description(NetworkCalls.StaleHelp)] bool nostale = false,
        [ExtraParameters] ApiArguments? filters = null,
        CancellationToken cancellationToken = default) =>
        calls.ListAsync(reader => reader.Members<RouterPort>("router", DataKey.Of<VRouter>(id)), filters, nostale, cancellationToken);
}
