using System.Collections.Immutable;
using Vlcp.Dataplane.Features;
using Vlcp.Dataplane.Features.ArpResponder;
using Vlcp.Dataplane.Features.DhcpServer;
using Vlcp.Dataplane.Features.IcmpResponder;
using Vlcp.Dataplane.Features.IoProcessing;
using Vlcp.Dataplane.Features.L2Switch;
using Vlcp.Dataplane.Features.L3Router;
using Vlcp.Dataplane.Features.TableDefaults;
using Vlcp.Dataplane.Features.VxlanCast;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Packets;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.Goldens;

/// <summary>Every feature with each kind of network.</summary>
internal static class Scenarios
{
    private const string Mac1 = "02:00:00:00:00:01";
    private const string Mac2 = "02:00:00:00:00:02";
    private const string Mac3 = "02:00:00:00:00:03";

    private static readonly ArpStrategy Answer = new(Prepush: true, BroadcastOnly: true, DropOthers: false, ImmutableSortedSet.Create("native", "vlan"));
    private static readonly VxlanStrategy PrepushAndLearn = new(Prepush: true, LearnTimeout: 300);
    private static readonly IoProcessingRoot Io = new(Here);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("table-defaults", [new TableDefaultsRoot()]),
        .. IoProcessing(),
        .. L2Switch(),
        .. VxlanCast(),
        .. ArpResponder(),
        DhcpServer(),
        .. RouterScenarios.All,
        .. IcmpScenarios.All,
        Everything(),
    ];

    /// <summary>A network with the ports p1, p2 and so on, all on this switch, whose numbers are the same.</summary>
    public static Scenario LargeNetwork(int ports) => new(
        "large-network", [new TableDefaultsRoot(), Io],
        async h =>
        {
            await h.WriteAsync(Physical("phys", "local"), Logical("net", "phys", 7));
            foreach (var chunk in Enumerable.Range(1, ports).Chunk(100))
            {
                await h.WriteAsync([.. chunk.Select(number => Endpoint($"p{number}", "net"))]);
            }
        },
        h => KeepAsync(h, ports));

    /// <summary>The switch has only the first so many of the ports of <see cref="LargeNetwork"/>.</summary>
    public static async Task KeepAsync(EngineHarness harness, int ports)
    {
        await harness.UnplugAsync([.. harness.Ports.Where(port => port.Number > ports)]);
        await harness.PlugAsync([.. Enumerable.Range(1, ports).Select(number => Vif((uint)number, $"p{number}"))]);
        await harness.SettleAsync();
    }

    private static IEnumerable<Scenario> IoProcessing() =>
    [
        new("ioprocessing-local", [Io],
            h => h.WriteAsync(Physical("phys", "local"), Logical("net", "phys", 7), Endpoint("p1", "net"), Endpoint("p2", "net")),
            h => h.PlugAsync(Vif(5, "p1"), Vif(6, "p2"), Vif(7, "unknown"))),
        new("ioprocessing-vlan", [Io],
            h => h.WriteAsync(Physical("phys", "vlan"), Uplink("eth1", "phys"), Logical("net", "phys", 7, vlan: 100), Endpoint("p1", "net")),
            h => h.PlugAsync(Nic(1, "eth1"), Vif(5, "p1"))),
        new("ioprocessing-native", [Io],
            h => h.WriteAsync(Physical("phys", "native"), Uplink("eth1", "phys"), Logical("net", "phys", 7), Endpoint("p1", "net")),
            h => h.PlugAsync(Nic(1, "eth1"), Vif(5, "p1"))),
        new("ioprocessing-several-uplinks", [Io],
            h => h.WriteAsync(
                Physical("flat", "native"), Physical("tagged", "vlan"), Uplink("eth1", "tagged", "host1", "br0"),
                Logical("a", "tagged", 7, vlan: 100), Logical("b", "tagged", 8, vlan: 200), Endpoint("p1", "a"), Endpoint("p2", "b")),
            h => h.PlugAsync(Nic(1, "eth1"), Nic(2, "eth2"), Vif(5, "p1"), Vif(6, "p2")),
            h => h.WriteAsync(Uplink("eth2", "flat", "host2", "br0"), Uplink("eth2", "flat", "host1"), Logical("c", "flat", 9), Endpoint("p3", "c")),
            h => h.PlugAsync(Vif(7, "p3"))),
        new("ioprocessing-vxlan", [Io],
            h => h.WriteAsync(Physical("phys", "vxlan"), Uplink("vxlan0", "phys"), Logical("net", "phys", 7, vni: 10000), Endpoint("p1", "net")),
            h => h.PlugAsync(Tunnel(1), Vif(5, "p1"))),
    ];

    private static IEnumerable<Scenario> L2Switch() =>
    [
        new("l2switch-learning", [Io, new L2SwitchRoot(LearnTimeout: 300)],
            h => h.WriteAsync(Physical("phys", "vlan"), Uplink("eth1", "phys"), Logical("net", "phys", 7, vlan: 100), Endpoint("p1", "net", Mac1)),
            h => h.PlugAsync(Nic(1, "eth1"), Vif(5, "p1"))),
        new("l2switch", [Io, new L2SwitchRoot()],
            h => h.WriteAsync(
                Physical("phys", "vlan"), Uplink("eth1", "phys"), Physical("inside", "local"), Logical("net", "phys", 7, vlan: 100),
                Logical("isolated", "inside", 8), Endpoint("p1", "net", Mac1), Endpoint("p2", "net"), Endpoint("p3", "isolated", Mac3)),
            h => h.PlugAsync(Nic(1, "eth1"), Vif(5, "p1"), Vif(6, "p2"), Vif(7, "p3")),
            h => h.WriteAsync(Endpoint("p2", "net", Mac2))),
    ];

    private static IEnumerable<Scenario> VxlanCast()
    {
        Func<EngineHarness, Task>[] steps =
        [
            h => h.WriteAsync(
                Physical("phys", "vxlan"), Uplink("vxlan0", "phys"), Logical("net", "phys", 7, vni: 10000),
                Endpoint("p1", "net", Mac1), Endpoint("p2", "net", Mac2), Endpoint("p3", "net", Mac3)),
            h => h.PlugAsync(Tunnel(1), Vif(5, "p1")),
            h => h.WriteAsync(Member("net", "host2", "10.99.0.2"), Has("host2", "10.99.0.2", "p2", "net")),

            // Another bridge of host2, and a port that moves from there to host3.
            h => h.WriteAsync(
                Member("net", "host2b", "10.99.0.2"), Member("net", "host3", "10.99.0.3"),
                Has("host2", "10.99.0.2", "p3", "net", since: 5), Has("host3", "10.99.0.3", "p3", "net", since: 6)),
        ];
        return
        [
            new("vxlancast-prepush", [Io, new VxlanCastRoot(Here, new VxlanStrategy(Prepush: true, LearnTimeout: null))], steps),
            new("vxlancast-learning", [Io, new VxlanCastRoot(Here, new VxlanStrategy(Prepush: false, LearnTimeout: 300))], steps),
            new("vxlancast-alone", [Io, new VxlanCastRoot(Here, PrepushAndLearn)], steps[..2]),
        ];
    }

    private static IEnumerable<Scenario> ArpResponder()
    {
        var net = DataKey.Of<LogicalNetwork>("net");
        Func<EngineHarness, Task>[] Steps(string type, int? vlan = null, int? vni = null) =>
        [
            h => h.WriteAsync(
                Physical("phys", type), Logical("net", "phys", 7, vlan, vni), Endpoint("p1", "net", Mac1, "10.0.0.1"),
                Endpoint("elsewhere", "net", Mac2, "10.0.0.2"), Endpoint("no-address", "net", Mac3)),
            h => h.PlugAsync(Vif(5, "p1")),
        ];
        return
        [
            new("arpresponder", [Io, new ArpResponderRoot(Answer)], Steps("vlan", vlan: 100)),
            new("arpresponder-silent-own-address", [Io, new ArpResponderRoot(Answer)], Steps("vxlan", vni: 10000)),
            new("arpresponder-unicast-too", [Io, new ArpResponderRoot(Answer with { BroadcastOnly = false })], Steps("native")),
            new("arpresponder-disableothers", [Io, new ArpResponderRoot(Answer with { DropOthers = true })], Steps("local")),
            new("arpresponder-proxy",
                [
                    Io, new ArpResponderRoot(Answer with { Prepush = false }), Proxy(net, "169.254.169.254", ArpAsker.LogicalPort),
                    Proxy(net, "10.0.0.250", ArpAsker.PhysicalPort), Proxy(net, "10.0.0.254", ArpAsker.Anyone),
                ],
                Steps("vlan", vlan: 100)),
        ];
    }

    private static ProxyArpSource Proxy(string network, string address, ArpAsker asker) =>
        new(network, new ProxyArpEntry(Ipv4Address.Parse(address), MacAddress.Parse("1a:23:67:59:63:33"), asker));

    // Of the four ports only the first two are served: the third has no subnet, the subnet of the fourth wants no DHCP.
    private static Scenario DhcpServer() => new(
        "dhcpserver",
        [Io, new DhcpServerRoot(new DhcpSettings()), new ArpResponderRoot(Answer with { Prepush = false })],
        h => h.WriteAsync(
            Physical("phys", "local"), Logical("net", "phys", 7), Logical("silent", "phys", 8), Subnet("sub", "net", "10.0.0.0/24"),
            Subnet("own-server", "net", "10.0.1.0/24", ("dhcp_server", "10.0.1.2")),
            Subnet("off", "silent", "10.0.2.0/24", ("dhcp_enabled", false))),
        h => h.WriteAsync(
            InSubnet(Endpoint("p1", "net", Mac1, "10.0.0.1"), "sub"), InSubnet(Endpoint("p2", "net", Mac2, "10.0.1.1"), "own-server"),
            Endpoint("p3", "net", Mac3), InSubnet(Endpoint("p4", "silent", Mac3, "10.0.2.1"), "off")),
        h => h.PlugAsync(Vif(5, "p1"), Vif(6, "p2"), Vif(7, "p3"), Vif(8, "p4")));

    private static LogicalPort InSubnet(LogicalPort port, string subnet) => port with { Subnet = DataKey.Strong<SubNet>(subnet) };

    // The network of the manual's tutorial, with one of each kind.
    private static Scenario Everything()
    {
        Producer[] roots =
        [
            new TableDefaultsRoot(), Io, new L2SwitchRoot(), new VxlanCastRoot(Here, PrepushAndLearn), new ArpResponderRoot(Answer),
            new DhcpServerRoot(new DhcpSettings()), new L3RouterRoot(RouterScenarios.OnDemand),
            new IcmpResponderRoot(new IcmpResponderOptions().ToStrategy()),
        ];
        return new("everything", roots,
            h => h.WriteAsync(
                Physical("tunnels", "vxlan"), Physical("tagged", "vlan"), Physical("flat", "native"), Physical("inside", "local"),
                Uplink("vxlan0", "tunnels"), Uplink("eth1", "tagged"), Uplink("eth2", "flat")),
            h => h.PlugAsync(Tunnel(1), Vif(2, "vp1"), Vif(3, "vp2"), Nic(4, "eth1"), Nic(5, "eth2"), Vif(6, "qv1"), Vif(7, "qt1"), Vif(8, "ql1")),
            h => h.WriteAsync(
                Logical("id1", "tunnels", 1, vni: 10000), Logical("id2", "tunnels", 2, vni: 20000), Logical("id3", "tagged", 3, vlan: 100),
                Logical("id4", "flat", 4), Logical("id5", "inside", 5)),
            h => h.WriteAsync(
                Endpoint("vp1", "id1", "02:00:00:00:01:01", "10.1.0.1"), Endpoint("vp2", "id2", "02:00:00:00:02:01", "10.2.0.1"),
                Endpoint("qv1", "id3", "02:00:00:00:03:01", "10.3.0.1"), Endpoint("qt1", "id4", "02:00:00:00:04:01", "10.4.0.1"),
                Endpoint("ql1", "id5", "02:00:00:00:05:01", "10.5.0.1"), Endpoint("far", "id1", "02:00:00:00:01:02", "10.1.0.2")),
            h => h.WriteAsync(Subnet("sub", "id1", "10.1.0.0/24"), InSubnet(Endpoint("vp1", "id1", "02:00:00:00:01:01", "10.1.0.1"), "sub")),
            h => h.WriteAsync(Member("id1", "host2", "10.99.0.2"), Has("host2", "10.99.0.2", "far", "id1")),
            h => h.WriteAsync(Subnet("tagged", "id3", "10.3.0.0/24"), Router("r"), Joins("r-id1", "r", "sub", "10.1.0.254"), Joins("r-id3", "r", "tagged", "10.3.0.254")),
            h => h.WriteAsync(InRouter(Subnet("sub", "id1", "10.1.0.0/24"), "r-id1"), InRouter(Subnet("tagged", "id3", "10.3.0.0/24"), "r-id3")));
    }
}
