using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests;

public sealed class OutageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task What_changed_while_a_controller_was_away_is_caught_up() => EndToEnd.RunAsync(async test =>
    {
        var walk = await ConnectedAsync(test);
        var (gone, stays) = (walk.Ports[0], PeerOf(walk, walk.Ports[0]));

        await test.Lab.KillControllerAsync(gone.Server, Token);
        await stays.Server.AskAsync($"viperflow/deletelogicalport?id={gone.Id}", Token);
        await test.Lab.RestartControllerAsync(gone.Server, Token);
        await test.SyncAsync();

        Assert.Equal(0, (await stays.Endpoint.PingAsync($"{gone.Address}", Token)).Received);
        Assert.DoesNotContain(await EndToEnd.FlowsAsync(gone.Server), flow => flow.Contains(gone.Endpoint.MacText));
    });

    [Fact]
    public Task What_a_switch_learned_in_a_network_goes_with_it_and_with_no_other() => EndToEnd.RunAsync(async test =>
    {
        var walk = await ConnectedAsync(test);
        var learned = (await EndToEnd.CountedFlowsAsync(test.One)).Where(flow => flow.IsLearned).ToList();
        var (gone, stays) = (walk.Ports[0], walk.Ports[1]);
        Assert.Contains(learned, flow => flow.Rest.Contains(PeerOf(walk, gone).Endpoint.MacText));

        await test.One.AskAsync($"viperflow/deletelogicalport?id={gone.Id}", Token);
        await test.One.SyncAsync(Token);

        var left = (await EndToEnd.CountedFlowsAsync(test.One)).Where(flow => flow.IsLearned).ToList();
        Assert.Contains(left, flow => flow.Rest.Contains(PeerOf(walk, stays).Endpoint.MacText));
        Assert.DoesNotContain(left, flow => flow.Rest.Contains(PeerOf(walk, gone).Endpoint.MacText));
    });

    [Fact]
    public Task Open_vSwitch_that_starts_again_gets_its_flows_back() => EndToEnd.RunAsync(async test =>
    {
        var walk = await ConnectedAsync(test);

        await test.One.RestartOvsAsync(Token);
        await TutorialLab.WaitForSwitchAsync(test.One, Token);

        await walk.CheckAsync(Token);
    });

    [Fact]
    public Task Open_vSwitch_that_crashes_and_returns_gets_its_flows_back() => EndToEnd.RunAsync(async test =>
    {
        var walk = await ConnectedAsync(test);

        await test.One.KillOvsAsync(Token);
        await test.One.RestartOvsAsync(Token);
        await TutorialLab.WaitForSwitchAsync(test.One, Token);

        await walk.CheckAsync(Token);
    });

    private static async Task<TutorialWalk> ConnectedAsync(EndToEnd test)
    {
        var walk = test.Lab.Walk(TutorialNetwork.Vxlan);
        await walk.CreateAsync(Token);
        await walk.CheckAsync(Token);
        // What the servers have told each other is in their flows now, too.
        await test.SyncAsync();
        return walk;
    }

    private static TutorialPort PeerOf(TutorialWalk walk, TutorialPort port) =>
        walk.Ports.Single(other => other != port && other.Subnet == port.Subnet);
}
