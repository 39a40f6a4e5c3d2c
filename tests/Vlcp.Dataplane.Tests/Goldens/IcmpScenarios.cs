using System.Collections.Immutable;
using Vlcp.Dataplane.Features.ArpResponder;
using Vlcp.Dataplane.Features.IcmpResponder;
using Vlcp.Dataplane.Features.IoProcessing;
using Vlcp.Dataplane.Features.L3Router;
using Vlcp.Dataplane.Producers;
using Vlcp.Packets;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.Goldens;

/// <summary>Virtual routers that answer for themselves.</summary>
internal static class IcmpScenarios
{
    public static readonly IcmpStrategy ByController = new IcmpResponderOptions().ToStrategy();

    /// <summary>A router between a network of local ports, with an MTU, and one on a VLAN uplink with a smaller MTU.</summary>
    public static readonly Func<EngineHarness, Task>[] Steps =
    [
        h => h.WriteAsync(
            Physical("inside", "local"), Physical("tagged", "vlan"), Uplink("eth1", "tagged"),
            Logical("a", "inside", 1) with { Mtu = 1500 }, Logical("b", "tagged", 2, vlan: 100) with { Mtu = 1000 }, Logical("c", "inside", 3)),
        h => h.WriteAsync(Endpoint("a1", "a", "02:00:00:00:01:01", "10.1.0.1"), Endpoint("c1", "c", "02:00:00:00:03:01", "10.3.0.1")),
        h => h.PlugAsync(Nic(2, "eth1"), Vif(5, "a1"), Vif(6, "c1")),
        h => h.WriteAsync(Router("r"), Joins("ra", "r", "sa"), Joins("rb", "r", "sb", "10.2.0.77")),
        h => h.WriteAsync(
            InRouter(Subnet("sa", "a", "10.1.0.0/24"), "ra") with { Gateway = Ipv4Address.Parse("10.1.0.254") },
            InRouter(Subnet("sb", "b", "10.2.0.0/24"), "rb"), Subnet("sc", "c", "10.3.0.0/24")),
    ];

    private static readonly ArpStrategy NoPorts =
        new(Prepush: false, BroadcastOnly: true, DropOthers: false, ImmutableSortedSet<string>.Empty);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("icmpresponder", Roots(ByController), Steps),
        new("icmpresponder-prepush", Roots(ByController with { Prepush = true }), Steps),

        // Nothing routes, and still the gateway answers.
        new("icmpresponder-alone", [new IoProcessingRoot(Here), new IcmpResponderRoot(ByController), new ArpResponderRoot(NoPorts)], Steps),
    ];

    public static Producer[] Roots(IcmpStrategy strategy) =>
        [new IoProcessingRoot(Here), new L3RouterRoot(RouterScenarios.OnDemand), new IcmpResponderRoot(strategy), new ArpResponderRoot(NoPorts)];
}
