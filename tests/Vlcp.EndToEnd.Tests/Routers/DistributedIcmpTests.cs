using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Routers;

public sealed class DistributedIcmpTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Every_server_answers_for_the_router_of_tunnel_networks() => WalkAsync(TutorialNetwork.Vxlan);

    [Fact]
    public Task Every_server_answers_for_the_router_of_VLANs() => WalkAsync(TutorialNetwork.Vlan);

    private static Task WalkAsync(TutorialNetwork network) => EndToEnd.RunAsync(async test =>
    {
        var walk = test.Lab.Walk(network);
        await walk.CreateAsync(Token);
        await test.One.AskAsync("vrouterapi/createvirtualrouter?id=router", Token);
        foreach (var subnet in network.Subnets)
        {
            await test.One.AskAsync($"vrouterapi/addrouterinterface?router=router&subnet={subnet.Id}", Token);
        }

        foreach (var port in walk.Ports)
        {
            // The walk had shown that the networks are apart by looking for the others on the own network.
            foreach (var other in network.Subnets.Where(subnet => subnet != port.Subnet))
            {
                await port.Endpoint.RunAsync("ip", ["route", "del", other.Cidr, "dev", port.Endpoint.DeviceName], Token);
            }
        }

        await test.SyncAsync();
        foreach (var port in walk.Ports)
        {
            foreach (var subnet in network.Subnets)
            {
                await port.Endpoint.WaitForPingAsync(subnet.Gateway, Token);
            }

            // Over the own server and over the other one: the sender's server routes, so that is the one hop.
            foreach (var other in walk.Ports.Where(other => other.Subnet != port.Subnet))
            {
                await port.Endpoint.WaitForPingAsync($"{other.Address}", Token);
                var output = await RouterLab.PingUntilAsync(port.Endpoint, "Time to live exceeded", $"{other.Address}", "-t", "1");
                Assert.Contains($"From {port.Subnet.Gateway} ", output, StringComparison.Ordinal);
            }
        }
    });
}
