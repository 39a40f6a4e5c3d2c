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

    /// <summary>Next hops of static routes, by the number of the network that they are in.</summary>
    public static readonly Relation<uint, Ipv4Address> NextHops = new("next-hops");
}
