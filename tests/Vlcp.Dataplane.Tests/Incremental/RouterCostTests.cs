using Vlcp.Dataplane.Features.ArpResponder;
using Vlcp.Dataplane.Features.IoProcessing;
using Vlcp.Dataplane.Features.L2Switch;
using Vlcp.Dataplane.Features.L3Router;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Packets;
using Xunit;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.Incremental;

/// <summary>A change in a routed network costs the same whatever the size of the network, and an interface the same in a big router.</summary>
public sealed class RouterCostTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_port_costs_the_same_in_a_big_network(bool prepush)
    {
        await using var small = await RouterAsync(prepush, interfaces: 2, ports: 5);
        await using var big = await RouterAsync(prepush, interfaces: 2, ports: 500);

        var few = await PortCostsAsync(small);

        Assert.Equal(few, await PortCostsAsync(big));
        Assert.All(few, runs => Assert.InRange(runs, 0, 15));
    }

    [Fact]
    public async Task Ports_and_interfaces_cost_the_same_in_a_router_with_many_interfaces()
    {
        await using var small = await RouterAsync(prepush: false, interfaces: 2, ports: 2);
        await using var big = await RouterAsync(prepush: false, interfaces: 200, ports: 2);

        Assert.Equal(await PortCostsAsync(small), await PortCostsAsync(big));
        var added = await InterfaceCostAsync(small);
        Assert.Equal(added, await InterfaceCostAsync(big));
        Assert.InRange(added, 1, 15);

        // Flows grow with the interfaces, not with their square.
        var flows = big.Desired.Flows.Keys.Count(key => key.TableId == big.Layout["l3router"]);
        Assert.InRange(flows, 200, 5 * 201);
    }

    private static async Task<EngineHarness> RouterAsync(bool prepush, int interfaces, int ports)
    {
        var harness = new EngineHarness(
            new IoProcessingRoot(Here), new L2SwitchRoot(), new L3RouterRoot(new L3RouterOptions { Prepush = prepush }.ToSettings()),
            new ArpResponderRoot(new ArpResponderOptions().ToStrategy()));
        await harness.WriteAsync(Physical("phys", "vlan"), Uplink("up", "phys"), Router("r"));
        await harness.PlugAsync(Nic(1, "up"));
        foreach (var chunk in Enumerable.Range(0, interfaces).Chunk(20))
        {
            await harness.WriteAsync([.. chunk.SelectMany(Interface)]);
        }

        foreach (var chunk in Enumerable.Range(1, ports).Chunk(50))
        {
            await harness.WriteAsync([.. chunk.Select(number => Port(number, 0))]);
        }

        await harness.PlugAsync([.. Enumerable.Range(1, ports).Select(number => Vif((uint)(10 + number), $"p{number}"))]);
        await harness.SettleAsync();
        return harness;
    }

    private static async Task<List<long>> PortCostsAsync(EngineHarness harness)
    {
        var vif = Vif(5000, "p2000");
        return
        [
            await CostAsync(harness, () => harness.WriteAsync(Port(2000, 0))),
            await CostAsync(harness, () => harness.PlugAsync(vif)),
            await CostAsync(harness, () => harness.WriteAsync(Port(2000, 0) with { MacAddress = new MacAddress(0x0200_0000_ffff) })),
            await CostAsync(harness, () => harness.UnplugAsync(vif)),
            await CostAsync(harness, () => harness.DeleteAsync(DataKey.Of<LogicalPort>("p2000"))),
        ];
    }

    private static Task<long> InterfaceCostAsync(EngineHarness harness) =>
        CostAsync(harness, () => harness.WriteAsync([.. Interface(250)]));

    private static async Task<long> CostAsync(EngineHarness harness, Func<Task> change)
    {
        var before = harness.Engine.RunCount;
        await change();
        await harness.SettleAsync();
        return harness.Engine.RunCount - before;
    }

    private static IEnumerable<DataObject> Interface(int number) =>
    [
        Logical($"net{number}", "phys", (uint)(number + 1), vlan: 100 + number),
        InRouter(Subnet($"s{number}", $"net{number}", $"10.{number}.0.0/16"), $"r{number}"),
        Joins($"r{number}", "r", $"s{number}", $"10.{number}.255.254"),
    ];

    private static LogicalPort Port(int number, int network) => Endpoint($"p{number}", $"net{network}") with
    {
        MacAddress = new MacAddress(0x0200_0000_0000ul + (uint)number),
        IpAddress = new Ipv4Address(0x0a00_0000 + ((uint)network << 16) + (uint)number),
    };
}
