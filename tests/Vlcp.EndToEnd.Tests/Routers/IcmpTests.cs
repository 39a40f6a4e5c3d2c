using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Routers;

public sealed class IcmpTests
{
    private const string OwnGateway = "10.1.0.1";
    private const string OtherGateway = "10.2.0.1";
    private const string Neighbour = "10.2.0.10";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_router_answers_on_all_its_addresses_and_reports_what_it_cannot_deliver(bool prepush) => RunAsync(prepush, async lab =>
    {
        await lab.One.WaitForPingAsync(Neighbour, Token);
        foreach (var gateway in new[] { OwnGateway, OtherGateway })
        {
            await lab.One.WaitForPingAsync(gateway, Token);
            Assert.True((await lab.One.PingAsync(gateway, Token)).AllReceived);
            await RouterLab.PingUntilAsync(lab.One, "3008 bytes from", gateway, "-s", "3000");
        }

        // Who answers echo requests: the switch, or the controller. Nobody else has the TTL of 128.
        var echo = (await lab.FlowsAsync()).Split('\n').Single(flow => flow.Contains("icmp_type=8", StringComparison.Ordinal));
        Assert.Equal(prepush, !echo.Contains("CONTROLLER", StringComparison.Ordinal));
        Assert.Contains("ttl=128", (await lab.One.PingAsync(OwnGateway, Token)).Output, StringComparison.Ordinal);

        Assert.Contains("From 10.1.0.1 ", await RouterLab.PingUntilAsync(lab.One, "Time to live exceeded", Neighbour, "-t", "1"), StringComparison.Ordinal);
        Assert.Contains("ttl=63", await RouterLab.PingUntilAsync(lab.One, "1 received", Neighbour, "-t", "2"), StringComparison.Ordinal);
        await RouterLab.PingUntilAsync(lab.One, "1 received", OtherGateway, "-t", "1");
        Assert.Contains("From 10.2.0.1 ", await RouterLab.PingUntilAsync(lab.Two, "Net Unreachable", "192.0.2.1"), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_packet_that_is_too_big_for_the_next_network_is_reported_or_fragmented() => RunAsync(prepush: true, async lab =>
    {
        await lab.One.WaitForPingAsync(Neighbour, Token);

        Assert.True((await lab.One.PingAsync(Neighbour, Token, options: ["-M", "do", "-s", $"{RouterLab.SmallMtu - 28}"])).AllReceived);
        Assert.True((await lab.One.PingAsync(Neighbour, Token, options: ["-M", "dont", "-s", "1400"])).AllReceived);
        var output = await RouterLab.PingUntilAsync(lab.One, "Frag needed", Neighbour, "-M", "do", "-s", "1400");
        Assert.Contains($"mtu = {RouterLab.SmallMtu}", output, StringComparison.Ordinal);

        // The sender has learned it (RFC 1191).
        var route = await lab.One.RunAsync("ip", ["route", "get", Neighbour], Token);
        Assert.Contains($"mtu {RouterLab.SmallMtu}", route, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_flood_that_needs_reports_is_dropped_by_the_switch_and_ends_without_a_trace() => RunAsync(prepush: true, async lab =>
    {
        await lab.One.WaitForPingAsync(Neighbour, Token);
        await using (lab.One.StartProcess("flood", "ping", "-n", "-q", "-i", "0.001", "-t", "1", Neighbour))
        {
            await FlowsUntilAsync(lab, flows => flows.Contains("hard_timeout=1,", StringComparison.Ordinal));
        }

        await FlowsUntilAsync(lab, flows => !flows.Contains("hard_timeout=1,", StringComparison.Ordinal));
        await RouterLab.PingUntilAsync(lab.One, "Time to live exceeded", Neighbour, "-t", "1");
    });

    [Fact]
    public Task A_host_that_does_not_answer_is_reported() => RunAsync(prepush: false, async lab =>
    {
        await lab.One.WaitForPingAsync(Neighbour, Token);
        var output = await RouterLab.PingUntilAsync(lab.One, "Destination Host Unreachable", "10.2.0.99", "-W", "10");
        Assert.Contains("From 10.1.0.1 ", output, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("tcp")]
    [InlineData("udp")]
    public Task A_router_listens_at_no_port(string protocol) => RunAsync(prepush: true, async lab =>
    {
        await lab.One.WaitForPingAsync(OwnGateway, Token);
        var script = $"exec 3<>/dev/{protocol}/{OtherGateway}/33434 && echo hello >&3 && read -t 5 -u 3 answer";
        await Eventually.HappensAsync(
            $"{protocol} to the router was refused",
            token => lab.One.Place.TryRunAsync("bash", ["-c", script], token),
            result => result.Error.Contains("Connection refused", StringComparison.Ordinal),
            Token,
            TimeSpan.FromSeconds(60));
    });

    [Fact]
    public Task Dhcp_announces_host_routes_with_and_without_a_gateway() => RunAsync(prepush: true, async lab =>
    {
        const string Routes = "`[[\"10.9.0.0/16\",\"10.1.0.10\"],[\"10.8.7.6/32\",\"0.0.0.0\"]]`";
        await lab.CallAsync($"viperflow/updatesubnet?id=subnet_1&host_routes={Routes}");
        var machine = await lab.AddMachineAsync("guest1", 1, null);
        await lab.CallAsync("viperflow/createlogicalnetwork?id=network_3&physicalnetwork=inside&mtu=1500");
        await lab.CallAsync($"viperflow/createsubnet?id=subnet_3&logicalnetwork=network_3&cidr=10.3.0.0/24&dhcp_server=10.3.0.2&host_routes={Routes.Replace("10.1.", "10.3.", StringComparison.Ordinal)}");
        var island = await lab.AddMachineAsync("guest3", 3, null);
        await lab.SyncAsync();

        await machine.DhclientAsync(Token);
        await island.DhclientAsync(Token);

        Assert.Equal(
            ["10.1.0.0/24", "10.8.7.6", "10.9.0.0/16 via 10.1.0.10", "default via 10.1.0.1"], Shortened(await machine.RoutesAsync(Token)));
        Assert.Equal(["10.3.0.0/24", "10.8.7.6", "10.9.0.0/16 via 10.3.0.10"], Shortened(await island.RoutesAsync(Token)));
    });

    private static Task FlowsUntilAsync(RouterLab lab, Func<string, bool> wanted) => Eventually.HappensAsync(
        "the flows against a flood came or went", _ => lab.FlowsAsync(), wanted, Token, TimeSpan.FromSeconds(60));

    // Destination and next hop: the rest is about how ip(8) made the route.
    private static IEnumerable<string> Shortened(IEnumerable<string> routes) => routes
        .Select(route => route.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(words => words is [var to, "via", var hop, ..] ? $"{to} via {hop}" : words[0])
        .Order(StringComparer.Ordinal);

    private static Task RunAsync(bool prepush, Func<RouterLab, Task> test) =>
        RouterLab.RunAsync(new Dictionary<string, string> { ["VLCP__MODULE__ICMPRESPONDER__PREPUSH"] = prepush ? "True" : "False" }, test);
}
