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

        // Traffic keeps the flow alive, however long the restart takes.
        await using var ping = one.Endpoint.StartPing($"{other.Address}");
        await ping.WaitForAnswersAsync(20, Token);
        await test.Lab.KillControllerAsync(test.One, Token);
        await ping.WaitForAnswersAsync(20, Token);
        await test.Lab.RestartControllerAsync(test.One, Token);
        await ping.WaitForAnswersAsync(20, Token);

        Assert.Single(await LearnedAsync(test.One));
        Assert.Empty(await ping.LostAsync(Token));
    });

    [Fact]
    public Task A_route_back_to_the_sender_leaves_by_the_port_it_came_from() => EndToEnd.RunAsync(async test =>
    {
        var (tunnelled, _) = await JoinedAsync(test);
        var one = tunnelled[0];
        await test.One.ShellAsync($"curl -g -d 'id=subnetrouter&routes=`[[\"10.88.0.0/24\",\"{one.Address}\"]]`' '{Api}/updatevirtualrouter'", Token);
        await test.SyncAsync();
        await using var capture = await one.Endpoint.TcpdumpAsync("icmp and dst 10.88.0.1 and ether src 1a:23:67:59:63:33", Token);

        await one.Endpoint.PingAsync("10.88.0.1", Token, count: 1);

        Assert.Contains(one.Endpoint.MacText, await capture.WaitForAsync("10.88.0.1", Token), StringComparison.Ordinal);
    });

    [Fact]
    public Task Nobody_answers_for_the_address_of_another_port() => EndToEnd.RunAsync(async test =>
    {
        var (tunnelled, tagged) = await JoinedAsync(test);
        var (from, impostor, owner) = (tunnelled[0], tagged[0], tagged[1]);

        // The machine beside the router's switch takes the address of one on the other server.
        await impostor.Endpoint.RunAsync("ip", ["addr", "add", $"{owner.Address}/32", "dev", impostor.Endpoint.DeviceName], Token);
        await AssertReachesAsync(from, owner);

        Assert.Contains(owner.Endpoint.MacText, Assert.Single(await LearnedAsync(test.One)), StringComparison.Ordinal);
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
