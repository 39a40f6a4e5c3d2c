using Vlcp.Network.Allocation;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Network.Subnets;
using Vlcp.ObjectDb;
using Vlcp.Packets;

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
                IpAddress = TakeAddress(transaction, request, subnet),
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
            if (port.IpAddress is { } address)
            {
                PoolOf(transaction, subnet).Release(address.Value);
            }

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

    private static Ipv4Address? TakeAddress(IObjectTransaction transaction, RouterInterfaceRequest request, SubNet subnet)
    {
        if (request.IpAddress is not { Exists: true, Value: { } address })
        {
            return subnet.Gateway is null
                ? throw request.Place.Subnet.Source.NotAllowed("names a subnet without gateway; the interface needs an ip_address of its own")
                : null;
        }

        if (subnet.IsExternal)
        {
            throw request.IpAddress.Source.NotAllowed($"cannot be given in the external subnet '{subnet.Id}'");
        }

        if (!subnet.Cidr.Contains(address))
        {
            throw request.IpAddress.Error($"must be in the CIDR {subnet.Cidr} of subnet '{subnet.Id}'");
        }

        if (address == subnet.Gateway)
        {
            return null;
        }

        var pool = PoolOf(transaction, subnet);
        if (pool.UseOf(address.Value) is { } use)
        {
            throw request.IpAddress.Conflict($"must be a free address, but {address} is in use by {References.Describe(use.Owner)}");
        }

        pool.Take(address.Value, DataKey.Of<RouterPort>(request.Id.Value), subnet.Key);
        return address;
    }

    private static NumberPool PoolOf(IObjectTransaction transaction, SubNet subnet) =>
        NumberPool.Addresses(transaction, References.IdOf(subnet.Network.Key));
}
