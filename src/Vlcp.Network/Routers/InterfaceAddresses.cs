using Vlcp.Network.Allocation;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Network.Routers;

/// <summary>
/// Gives IPv4 addresses to router interfaces. An interface has the address that it was given, or else that of its subnet's gateway,
/// and then follows it. Either is in use on the logical network as long as the interface is there, so that no port and no other
/// interface of an overlapping subnet gets it. On an external subnet the gateway's address is that of a device and not of the interface.
/// </summary>
internal static class InterfaceAddresses
{
    /// <summary>Takes the address of a new interface.</summary>
    /// <returns>The address of the request; null if the interface has that of the gateway.</returns>
    public static Ipv4Address? Assign(IObjectTransaction transaction, RouterInterfaceRequest request, SubNet subnet)
    {
        var given = request.IpAddress is { Exists: true, Value: not null };
        if (given)
        {
            CheckGiven(request, subnet);
        }
        else if (subnet.Gateway is null)
        {
            throw request.Place.Subnet.Source.NotAllowed("names a subnet without gateway; the interface needs an ip_address of its own");
        }

        var address = given ? request.IpAddress.Value : null;
        if (InUse(address, subnet) is { } used)
        {
            var pool = PoolOf(transaction, subnet);
            if (pool.UseOf(used.Value) is { } use)
            {
                throw given
                    ? request.IpAddress.Conflict($"must be a free address, but {used} is in use by {References.Describe(use.Owner)}")
                    : request.Place.Subnet.Conflict($"must have a gateway that is a free address, but {used} is in use by {References.Describe(use.Owner)}");
            }

            pool.Take(used.Value, DataKey.Of<RouterPort>(request.Id.Value), subnet.Key);
        }

        return address;
    }

    /// <summary>Makes the address of an interface free.</summary>
    public static void Release(IObjectTransaction transaction, RouterPort port, SubNet subnet)
    {
        if (InUse(port.IpAddress, subnet) is { } address)
        {
            PoolOf(transaction, subnet).Release(address.Value);
        }
    }

    /// <summary>Lets an interface that has the address of the gateway follow it. The new address is free, or the interface's own.</summary>
    public static void FollowGateway(IObjectTransaction transaction, SubNet before, SubNet after)
    {
        if (before.Gateway != after.Gateway && transaction.Get(before.Router) is { IpAddress: null } port)
        {
            Release(transaction, port, before);
            PoolOf(transaction, after).Take(InUse(null, after)!.Value.Value, port.Key, after.Key);
        }
    }

    /// <summary>The address that an interface has in use on its network; null if none.</summary>
    /// <param name="given">The address that it was given; null if none.</param>
    /// <param name="subnet">Its subnet.</param>
    public static Ipv4Address? InUse(Ipv4Address? given, SubNet subnet) => given ?? (subnet.IsExternal ? null : subnet.Gateway);

    private static void CheckGiven(RouterInterfaceRequest request, SubNet subnet)
    {
        if (subnet.IsExternal)
        {
            throw request.IpAddress.Source.NotAllowed($"cannot be given in the external subnet '{subnet.Id}'");
        }

        if (!subnet.Cidr.Contains(request.IpAddress.Value!.Value))
        {
            throw request.IpAddress.Error($"must be in the CIDR {subnet.Cidr} of subnet '{subnet.Id}'");
        }
    }

    private static NumberPool PoolOf(IObjectTransaction transaction, SubNet subnet) =>
        NumberPool.Addresses(transaction, References.IdOf(subnet.Network.Key));
}
