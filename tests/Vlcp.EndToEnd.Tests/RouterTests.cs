using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests;

/// <summary>Virtual routers between machines on two servers.</summary>
public sealed class RouterTests
{
    private const string Api = "http://localhost:8081/vrouterapi";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_router_joins_networks_of_different_kinds() => EndToEnd.RunAsync(async test =>
    {
        var (tunnelled, tagged) = await JoinedAsync(test);

        foreach (var one in tunnelled)
        {
            foreach (var other in tagged)
            {
                await AssertReachesAsync(one, other);
                await AssertReachesAsync(other, one);
            }
        }

        // One router takes one from the time to live, on one server as across two.
        var ping = await tunnelled[0].Endpoint.PingAsync($"{tagged[1].Address}", Token, count: 1);
        Assert.Contains("ttl=63", ping.Output, StringComparison.Ordinal);
    });

    [Fact]
    public Task What_routers_found_out_outlives_their_controller() => EndToEnd.RunAsync(async test =>
    {
        var (tunnelled, tagged) = await JoinedAsync(test);
        var (one, other) = (tunnelled[0], tagged[1]);
        await AssertReachesAsync(one, other);
        Assert.Single(await LearnedAsync(test.One));

        await test.Lab.KillControllerAsync(test.One, Token);
        var without = await one.Endpoint.PingAsync($"{other.Address}", Token);
        Assert.True(without.AllReceived, without.Output);
        await test.Lab.RestartControllerAsync(test.One, Token);

        Assert.Single(await LearnedAsync(test.One));
        var again = await one.Endpoint.PingAsync($"{other.Address}", Token);
        Assert.True(again.AllReceived, again.Output);
    });

    [Fact]
    public Task A_static_route_leads_through_a_machine() => EndToEnd.RunAsync(async test =>
    {
        var (tunnelled, tagged) = await JoinedAsync(test);
        foreach (var through in tagged)
        {
            // The address behind the machine is one that nobody registered.
            await through.Endpoint.RunAsync("ip", ["addr", "replace", $"10.77.{through.Server.Number}.1/32", "dev", "lo"], Token);
        }

        var routes = string.Join(',', tagged.Select(through => $"[\"10.77.{through.Server.Number}.0/24\",\"{through.Address}\"]"));
        await test.Two.ShellAsync($"curl -g -d 'id=subnetrouter&routes=`[{routes}]`' '{Api}/updatevirtualrouter'", Token);
        await test.SyncAsync();

        foreach (var from in tunnelled)
        {
            foreach (var through in tagged)
            {
                var target = $"10.77.{through.Server.Number}.1";
                await from.Endpoint.WaitForPingAsync(target, Token);
                var ping = await from.Endpoint.PingAsync(target, Token);
                Assert.True(ping.AllReceived, ping.Output);
            }
        }
    });

    private static async Task<(IReadOnlyList<TutorialPort> Tunnelled, IReadOnlyList<TutorialPort> Tagged)> JoinedAsync(EndToEnd test)
    {
        var vxlan = test.Lab.Walk(TutorialNetwork.Vxlan with { Subnets = [new(1)] });
        var vlan = test.Lab.Walk(TutorialNetwork.Vlan with { Subnets = [new(3)] });
        await vxlan.CreateAsync(Token);
        await vlan.CreateAsync(Token);
        foreach (var command in new TutorialRouter("subnetrouter", new(1), new(3)).CreateCommands)
        {
            await test.One.ShellAsync(command, Token);
        }

        await test.SyncAsync();
        return (vxlan.Ports, vlan.Ports);
    }

    private static async Task AssertReachesAsync(TutorialPort from, TutorialPort to)
    {
        await from.Endpoint.WaitForPingAsync($"{to.Address}", Token);
        var ping = await from.Endpoint.PingAsync($"{to.Address}", Token);
        Assert.True(ping.AllReceived, $"{from.Id} -> {to.Id}: {ping.Output}");
    }

    // Neighbours that answered, with the priority that only they have.
    private static async Task<IReadOnlyList<string>> LearnedAsync(LabServer server) =>
        [.. (await EndToEnd.FlowsAsync(server)).Where(flow => flow.Contains("table=60, ", StringComparison.Ordinal) && flow.Contains("priority=28672,", StringComparison.Ordinal))];
}
