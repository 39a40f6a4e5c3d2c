using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Packets;
using Xunit;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.Incremental;

/// <summary>A change costs the same in a small network and in a big one.</summary>
public sealed class CostTests
{
    private const int PortsPerTransaction = 100;

    [Theory]
    [InlineData("vxlan")]
    [InlineData("vlan")]
    [InlineData("local")]
    public async Task The_number_of_producers_that_run_does_not_grow_with_the_network(string type)
    {
        await using var small = await NetworkAsync(type, ports: 10);
        await using var big = await NetworkAsync(type, ports: 1000);
        var few = await CostsAsync(small);
        Assert.Equal(few, await CostsAsync(big));
        Assert.All(few, cost => Assert.InRange(cost.Runs, 0, 15));
    }

    [Fact]
    public async Task Ports_that_carry_nothing_and_lead_nowhere_cost_nothing()
    {
        await using var harness = await NetworkAsync("vlan", ports: 10);
        var (runs, producers) = (harness.Engine.RunCount, harness.Engine.ProducerCount);
        await harness.PlugAsync([.. Enumerable.Range(2000, 100).Select(number => new LocalPort((uint)number, $"eth{number}", null, null))]);
        await harness.SettleAsync();
        Assert.Equal((runs, producers), (harness.Engine.RunCount, harness.Engine.ProducerCount));

        await harness.WriteAsync(Uplink("eth2050", "phys"));
        await harness.SettleAsync();
        Assert.Contains(harness.Lines, line => line.Contains("in_port=2050", StringComparison.Ordinal));
        Assert.Equal(await harness.FromScratchAsync(), harness.Lines);
    }

    private static async Task<EngineHarness> NetworkAsync(string type, int ports)
    {
        var harness = new EngineHarness(Features.All);
        await harness.WriteAsync(Physical("phys", type), Logical("net", "phys", 7, vlan: 100, vni: 10000), Member("net", "host2", "10.99.0.2"));
        if (type != "local")
        {
            await harness.WriteAsync(Uplink("up", "phys"));
            await harness.PlugAsync(Tunnel(1, "up"));
        }

        foreach (var chunk in Enumerable.Range(10, ports).Chunk(PortsPerTransaction))
        {
            await harness.WriteAsync([.. chunk.Select(Port)]);
        }

        await harness.PlugAsync([.. Enumerable.Range(10, ports).Select(number => Vif((uint)number, $"p{number}"))]);
        await harness.SettleAsync();
        return harness;
    }

    private static async Task<List<(string Change, long Runs)>> CostsAsync(EngineHarness harness)
    {
        const int Extra = 5000;
        var vif = Vif(Extra, $"p{Extra}");
        (string Name, Func<Task> Do)[] changes =
        [
            ("a port is created elsewhere", () => harness.WriteAsync(Port(Extra))),
            ("it is plugged in", () => harness.PlugAsync(vif)),
            ("its address changes", () => harness.WriteAsync(Port(Extra) with { MacAddress = new MacAddress(0x0200_0000_ffff) })),
            ("it is unplugged", () => harness.UnplugAsync(vif)),
            ("another server has it", () => harness.WriteAsync(Has("host2", "10.99.0.2", $"p{Extra}", "net"))),
            ("it is deleted", () => harness.DeleteAsync(DataKey.Of<LogicalPort>($"p{Extra}"))),
            ("the MTU of the network changes", () => harness.WriteAsync(Logical("net", "phys", 7, vlan: 100, vni: 10000) with { Mtu = 1400 })),
            ("a server joins", () => harness.WriteAsync(Member("net", "host3", "10.99.0.3"))),
        ];
        var costs = new List<(string, long)>();
        foreach (var (name, change) in changes)
        {
            var before = harness.Engine.RunCount;
            await change();
            await harness.SettleAsync();
            costs.Add((name, harness.Engine.RunCount - before));
        }

        return costs;
    }

    private static LogicalPort Port(int number) => Endpoint($"p{number}", "net") with
    {
        MacAddress = new MacAddress(0x0200_0000_0000 + (ulong)number),
        IpAddress = new Ipv4Address(0x0a00_0000 + (uint)number),
    };
}
