using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests;

public sealed class TutorialTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Vxlan_networks_reach_across_servers_and_leave_nothing_behind() => WalkAsync(TutorialNetwork.Vxlan);

    [Fact]
    public Task Vlan_networks_reach_across_servers_and_leave_nothing_behind() => WalkAsync(TutorialNetwork.Vlan);

    [Fact]
    public Task A_native_network_reaches_across_servers_and_leaves_nothing_behind() => WalkAsync(TutorialNetwork.Native);

    [Fact]
    public Task Local_networks_end_at_their_server_and_leave_nothing_behind() => WalkAsync(TutorialNetwork.Local);

    private static Task WalkAsync(TutorialNetwork network) => EndToEnd.RunAsync(async test =>
    {
        var walk = test.Lab.Walk(network);
        await AssertBareAsync(test);

        await walk.CreateAsync(Token);
        foreach (var port in walk.Ports)
        {
            var stored = await test.Two.AskAsync($"viperflow/listlogicalports?id={port.Id}", Token);
            Assert.Equal(stored[0].GetProperty("ip_address").GetString(), $"{port.Address}");
            Assert.StartsWith($"192.168.{port.Subnet.Number}.", $"{port.Address}", StringComparison.Ordinal);
            Assert.Equal(network.Mtu, await port.Endpoint.MtuAsync(Token));
            Assert.Contains(await port.Endpoint.RoutesAsync(Token), route => route.StartsWith($"default via {port.Subnet.Gateway}", StringComparison.Ordinal));
        }

        await walk.CheckAsync(Token);
        await walk.ConnectAsync(Token);
        await walk.CheckAsync(Token);
        await walk.RemoveAsync(Token);

        await walk.CheckNothingIsLeftAsync(Token);
        await AssertBareAsync(test);
    });

    private static async Task AssertBareAsync(EndToEnd test)
    {
        foreach (var server in test.Servers)
        {
            Assert.Equal(BareBridge.Flows, BareBridge.Simplify(await EndToEnd.FlowsAsync(server)));
            Assert.Empty(await EndToEnd.GroupsAsync(server));
        }

        Assert.Empty(await test.StoredKeysAsync());
    }
}
