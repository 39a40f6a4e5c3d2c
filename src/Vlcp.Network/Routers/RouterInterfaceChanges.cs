using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Network.Subnets;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Routers;

/// <summary>What the calls for router interfaces do inside their transaction.</summary>
internal static class RouterInterfaceChanges
{
    private const string Noun = "router interface";

    public static RouterPort[] Add(IObjectTransaction transaction, IReadOnlyList<RouterInterfaceRequest> requests) =>
        [.. requests.Select(request =>
        {
            transaction.RequireNew<RouterPort>(request.Id, Noun);
            var router = transaction.Require<VRouter>(request.Place.Router, RouterChanges.Noun);
            var subnet = transaction.Require<SubNet>(request.Place.Subnet, SubnetChanges.Noun);
            RefuseSecondPlace(transaction, request, subnet);
            var port = new RouterPort
            {
                Id = request.Id.Value,
                Router = router.Strong(),
                Subnet = subnet.Strong(),
                IpAddress = InterfaceAddresses.Assign(transaction, request, subnet),
                Extras = request.Extras.ApplyTo(DataObject.NoExtras),
            };
            if (!subnet.IsExternal)
            {
                transaction.Write(subnet with { Router = port.Weak() });
            }

            return transaction.Write(port);
        })];

    public static void Remove(IObjectTransaction transaction, IReadOnlyList<RouterInterfacePlace> places)
    {
        foreach (var place in places)
        {
            transaction.Require<VRouter>(place.Router, RouterChanges.Noun);
            var subnet = transaction.Require<SubNet>(place.Subnet, SubnetChanges.Noun);
            var port = place.Find(transaction)
                ?? throw place.Subnet.Conflict($"must be a subnet in virtual router '{place.Router.Value}', but '{subnet.Id}' is not");
            InterfaceAddresses.Release(transaction, port, subnet);
            if (!subnet.IsExternal)
            {
                transaction.Write(subnet with { Router = null });
            }

            transaction.Delete(port.Key);
        }
    }

    // A router is the gateway of a subnet, so a subnet has one; the gateway of an external subnet is a device that serves many routers.
    private static void RefuseSecondPlace(IObjectTransaction transaction, RouterInterfaceRequest request, SubNet subnet)
    {
        var present = subnet.IsExternal ? request.Place.Find(transaction) : transaction.Get(subnet.Router);
        if (present is not null)
        {
            throw request.Place.Subnet.Conflict(
                $"must not be in a virtual router yet, but '{subnet.Id}' is in '{References.IdOf(present.Router.Key)}' by router interface '{present.Id}'");
        }
    }
}
