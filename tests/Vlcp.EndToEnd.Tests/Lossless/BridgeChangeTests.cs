using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Lossless;

/// <summary>Bridges and the interfaces that lead to other servers come and go.</summary>
public sealed class BridgeChangeTests(LiveLab live) : IClassFixture<LiveLab>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_uplink_that_goes_and_comes_back_leads_to_the_other_servers() => live.RunAsync(async () =>
    {
        await live.Near[0].WaitForPingAsync("10.1.0.21", Token);
        await live.Two.VsctlAsync(["del-port", TutorialWalk.Bridge, "vxlan0"], Token);
        await live.SyncAsync();
        Assert.Equal(0, (await live.Near[0].PingAsync("10.1.0.21", Token, count: 1)).Received);

        // Its number is taken by another port meanwhile.
        await live.Two.VsctlAsync(["add-port", TutorialWalk.Bridge, "other0", "--", "set", "interface", "other0", "type=internal"], Token);
        await live.Two.AddVxlanPortAsync(TutorialWalk.Bridge, Token);
        await live.Near[0].WaitForPingAsync("10.1.0.21", Token);
        await live.Near[0].WaitForPingAsync("10.2.0.21", Token);
    });

    [Fact]
    public Task A_bridge_that_goes_and_comes_back_gets_its_flows() => live.RunAsync(async () =>
    {
        await live.Near[0].WaitForPingAsync("10.1.0.21", Token);
        await live.Two.VsctlAsync(["del-br", TutorialWalk.Bridge], Token);
        await Eventually.HappensAsync(
            "nothing is sent to the bridge that is gone",
            _ => EndToEnd.GroupsAsync(live.One),
            groups => !groups.Any(group => group.Contains($"{live.Two.UnderlayAddress}->", StringComparison.Ordinal)),
            Token);

        await live.Two.AddBridgeAsync(TutorialWalk.Bridge, Token, "tcp:127.0.0.1:6653");
        await live.Two.AddVxlanPortAsync(TutorialWalk.Bridge, Token);
        foreach (var endpoint in live.Two.Endpoints)
        {
            await live.Two.VsctlAsync(
                ["add-port", TutorialWalk.Bridge, endpoint.PortName, "--", "set", "interface", endpoint.PortName, $"external_ids:iface-id={endpoint.IfaceId}"],
                Token);
        }

        await live.Near[0].WaitForPingAsync("10.1.0.21", Token);
        await live.Near[0].WaitForPingAsync("10.2.0.21", Token);
    });
}
