using Vlcp.Hosting.Modules;
using Vlcp.Storage;

namespace Vlcp.Network.Tests.Consistency;

public sealed class RandomOperationsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_sequence_of_calls_the_stored_network_agrees_with_itself(int seed)
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createphysicalnetwork", new { id = "vlan", vlanrange = new[] { new[] { 1, 6 } } });
        var calls = new RandomCalls(new Random(seed));
        var (accepted, refused) = (0, 0);
        for (var step = 0; step < 300; step++)
        {
            var (target, method, arguments) = calls.Next();
            try
            {
                await network.CallAsync(target, method, arguments);
                accepted++;
            }
            catch (ApiException refusal)
            {
                Assert.InRange(refusal.HttpStatus, 400, 409);
                refused++;
            }

            if (step % 10 == 0)
            {
                Assert.Empty(await network.CheckAsync());
            }
        }

        Assert.Empty(await network.CheckAsync());
        Assert.True(accepted > 50 && refused > 20, $"{accepted} accepted, {refused} refused");
    }

    [Fact]
    public async Task Servers_on_one_store_never_give_a_number_or_an_address_twice()
    {
        var engine = new MemoryStoreEngine();
        await using var one = await NetworkServer.StartWithSubnetAsync(engine);
        await using var two = await NetworkServer.StartAsync(engine);
        var networks = await Task.WhenAll(new[] { one, two }.SelectMany(server => Enumerable.Range(0, 20).Select(_ =>
            server.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan" }))));
        Assert.Equal(Enumerable.Range(101, 40), networks.Select(made => made.Number("vni")).Order());
        var ports = await Task.WhenAll(new[] { one, two }.SelectMany(server => Enumerable.Range(0, 20).Select(_ =>
            server.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub" }))));
        Assert.Equal(40, ports.Select(made => made.Text("ip_address")).Distinct().Count());
        Assert.Empty(await one.CheckAsync());
    }
}
