using System.Collections.Immutable;
using Vlcp.Dataplane.Features.ArpResponder;
using Vlcp.Dataplane.Features.IoProcessing;
using Vlcp.Dataplane.Features.L3Router;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Packets;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.Goldens;

/// <summary>Virtual routers between networks of every kind.</summary>
internal static class RouterScenarios
{
    public static readonly RouterSettings OnDemand = new L3RouterOptions().ToSettings();

    private static readonly ArpStrategy NoPorts =
        new(Prepush: false, BroadcastOnly: true, DropOthers: false, ImmutableSortedSet<string>.Empty);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("l3router-vxlan-to-vlan", Roots(OnDemand), Connected),
        new("l3router-prepush", Roots(OnDemand with { Prepush = true }), Connected),
        StaticRoutes(),
        SeveralRouters(),
        BadObjects(),
    ];

    // A local port on one side, and one elsewhere on each side: the network of the other side is here because of the router.
    private static Func<EngineHarness, Task>[] Connected =>
    [
        h => h.WriteAsync(
            Physical("tunnels", "vxlan"), Uplink("vxlan0", "tunnels"), Physical("tagged", "vlan"), Uplink("eth1", "tagged"),
            Logical("a", "tunnels", 1, vni: 10000), Logical("b", "tagged", 2, vlan: 100)),
        h => h.WriteAsync(
            Endpoint("a1", "a", "02:00:00:00:01:01", "10.1.0.1"), Endpoint("a2", "a", "02:00:00:00:01:02", "10.1.0.2"),
            Endpoint("b2", "b", "02:00:00:00:02:02", "10.2.0.2")),
        h => h.PlugAsync(Tunnel(1), Nic(2, "eth1"), Vif(5, "a1")),
        h => h.WriteAsync(Router("r"), Joins("ra", "r", "sa"), Joins("rb", "r", "sb")),
        h => h.WriteAsync(WithGateway(Subnet("sa", "a", "10.1.0.0/24"), "ra"), WithGateway(Subnet("sb", "b", "10.2.0.0/16"), "rb")),
    ];

    // Through a station that nobody registered, through a port of this switch, and two that lead nowhere.
    private static Scenario StaticRoutes() => new("l3router-static-routes", Roots(OnDemand),
        h => h.WriteAsync(Physical("inside", "local"), Logical("a", "inside", 1), Logical("b", "inside", 2)),
        h => h.WriteAsync(Endpoint("a1", "a", "02:00:00:00:01:01", "10.1.0.1"), Endpoint("b1", "b", "02:00:00:00:02:01", "10.2.0.1")),
        h => h.PlugAsync(Vif(5, "a1"), Vif(6, "b1")),
        h => h.WriteAsync(
            Joins("ra", "r", "sa"), Joins("rb", "r", "sb"), WithGateway(Subnet("sa", "a", "10.1.0.0/24"), "ra"), WithGateway(Subnet("sb", "b", "10.2.0.0/24"), "rb")),
        h => h.WriteAsync(Router("r",
            ("0.0.0.0/0", "10.1.0.99"), ("10.60.0.0/16", "10.2.0.1"), ("10.61.0.0/16", "10.2.0.1"), ("10.62.0.0/16", "10.3.0.1"),
            ("10.61.0.0/16", "10.1.0.99"), ("10.2.0.0/24", "10.1.0.99"), ("10.63.0.0/16", "10.2.0.254"))));

    // Two subnets of one network are in different routers: the sender's subnet decides.
    private static Scenario SeveralRouters() => new("l3router-several-routers", Roots(OnDemand),
        h => h.WriteAsync(Physical("inside", "local"), Logical("a", "inside", 1), Logical("b", "inside", 2), Logical("c", "inside", 3)),
        h => h.WriteAsync(Endpoint("a1", "a", "02:00:00:00:01:01", "10.1.0.1"), Endpoint("a2", "a", "02:00:00:00:01:02", "10.1.1.1")),
        h => h.PlugAsync(Vif(5, "a1"), Vif(6, "a2")),
        h => h.WriteAsync(
            Router("r"), Router("q"), Joins("ra", "r", "s0"), Joins("qa", "q", "s1"), Joins("rb", "r", "sb"), Joins("qc", "q", "sc"),
            WithGateway(Subnet("s0", "a", "10.1.0.0/24"), "ra"), WithGateway(Subnet("s1", "a", "10.1.1.0/24"), "qa"),
            WithGateway(Subnet("sb", "b", "10.2.0.0/24"), "rb"), WithGateway(Subnet("sc", "c", "10.3.0.0/24"), "qc")));

    // An interface with an address of its own works; one without any address, in an external subnet or in none gets no flows.
    private static Scenario BadObjects() => new("l3router-bad-objects", Roots(OnDemand),
        h => h.WriteAsync(Physical("inside", "local"), Logical("a", "inside", 1), Logical("b", "inside", 2), Logical("c", "inside", 0)),
        h => h.WriteAsync(Endpoint("a1", "a", "02:00:00:00:01:01", "10.1.0.1"), Endpoint("a2", "a")),
        h => h.PlugAsync(Vif(5, "a1"), Vif(6, "a2")),
        h => h.WriteAsync(
            Router("r"), Joins("ra", "r", "sa", "10.1.0.77"), Joins("rb", "r", "sb"), Joins("re", "r", "se"), Joins("rc", "r", "sc"), Joins("rx", "r", "gone"),
            InRouter(Subnet("sa", "a", "10.1.0.0/24"), "ra"), InRouter(Subnet("sb", "b", "10.2.0.0/24"), "rb"),
            WithGateway(Subnet("se", "a", "10.4.0.0/24"), "re") with { IsExternal = true }, WithGateway(Subnet("sc", "c", "10.5.0.0/24"), "rc")));

    private static Vlcp.Dataplane.Producers.Producer[] Roots(RouterSettings settings) =>
        [new IoProcessingRoot(Here), new L3RouterRoot(settings), new ArpResponderRoot(NoPorts)];

    private static SubNet WithGateway(SubNet subnet, string routerPort) =>
        InRouter(subnet, routerPort) with { Gateway = new Ipv4Address(subnet.Cidr.Broadcast.Value - 1) };
}
