using Vlcp.Dataplane.Producers;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features;

/// <summary>What the features know of the virtual routers that work on this switch.</summary>
public static class RouterFacts
{
    /// <summary>Interfaces of all routers in a network of this switch, by the object key of the network.</summary>
    public static readonly Relation<string, RouterInterface> InterfacesOfNetwork = new("router-interfaces-of-network");

    /// <summary>Interfaces of a router, by the object key of the router.</summary>
    public static readonly Relation<string, RouterInterface> InterfacesOfRouter = new("router-interfaces-of-router");

    /// <summary>Networks in which routers have interfaces, by their object key; at most one fact a key.</summary>
    public static readonly Relation<string, RoutedNetwork> RoutedNetwork = new("routed-network");

    /// <summary>The same by the number that stands in flows and registers, for those who answer packets; at most one fact a number.</summary>
    public static readonly Relation<uint, RoutedNetwork> NetworkOfNumber = new("routed-network-of-number");

    /// <summary>Stations to which routers send and whose MAC address the store knows; at most one fact a station.</summary>
    public static readonly Relation<NextHop, MacAddress> Neighbours = new("neighbours");

    /// <summary>Next hops of all static routes, under the key <see cref="AllRouters"/>.</summary>
    public static readonly Relation<string, NextHop> NextHops = new("next-hops");

    /// <summary>The key of <see cref="NextHops"/>.</summary>
    public const string AllRouters = "";
}
