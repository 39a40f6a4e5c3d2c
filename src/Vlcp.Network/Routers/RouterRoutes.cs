using System.Collections.Immutable;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Packets;

namespace Vlcp.Network.Routers;

/// <summary>Reads the static routes of a virtual router.</summary>
internal static class RouterRoutes
{
    private static readonly Ipv4Network ThisHost = new(Ipv4Address.Any, 8);
    private static readonly Ipv4Network Loopback = new(new Ipv4Address(0x7f000000), 8);

    /// <summary>Reads a list of [destination, next hop]. A next hop need not be reachable: its interface may come later.</summary>
    public static ImmutableArray<HostRoute> AsRouterRoutes(this ApiValue value)
    {
        var routes = value.AsRoutes();
        var seen = new Dictionary<Ipv4Network, int>();
        foreach (var (index, route) in routes.Index())
        {
            if (!seen.TryAdd(route.Destination, index))
            {
                throw value.At($"{index}.0").Error($"must be a destination of its own, but '{value.Path}.{seen[route.Destination]}' is the route to {route.Destination}");
            }

            if (!IsStation(route.NextHop))
            {
                throw value.At($"{index}.1").Error("must be the address of one station: neither this host, loopback, multicast nor broadcast");
            }
        }

        return routes;
    }

    private static bool IsStation(Ipv4Address address) =>
        !ThisHost.Contains(address) && !Loopback.Contains(address) && !address.IsMulticast && address != Ipv4Address.Broadcast;
}
