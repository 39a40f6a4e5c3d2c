using Vlcp.Lab;
using Xunit;

namespace Vlcp.Cli.Tests.Apps;

/// <summary><c>vlcp app run</c> with real switches and stations.</summary>
public sealed class AppRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_learning_switch_carries_pings_over_open_vswitch_and_installs_flows()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Stop);
        var server = lab.Servers[0];
        await using var vlcp = server.StartProcess("apps", Vlcp, ["app", "run", "simple_switch", "--listen", "ptcp:6653"]);
        await AssertPingsAsync(server, vlcp);
        var flows = await server.OfctlAsync(["-O", "OpenFlow13", "--no-stats", "dump-flows", "br0"], Stop);
        Assert.Contains("priority=0 actions=CONTROLLER:65535", flows, StringComparison.Ordinal);
        Assert.Equal(2, flows.Split('\n').Count(line => line.Contains("priority=1,in_port=", StringComparison.Ordinal)));
    }

    private static string Vlcp => Path.Combine(AppContext.BaseDirectory, "vlcp");

    private static async Task AssertPingsAsync(LabServer server, LabProcess vlcp)
    {
        await server.AddBridgeAsync("br0", Stop, "tcp:127.0.0.1:6653");
        var first = await server.AddEndpointAsync("br0", "p1", null, Stop);
        var second = await server.AddEndpointAsync("br0", "p2", null, Stop);
        await first.SetAddressAsync("10.0.0.1/24", Stop);
        await second.SetAddressAsync("10.0.0.2/24", Stop);
        await vlcp.EnsureRunningAsync(Stop);
        var ping = await first.WaitForPingAsync("10.0.0.2", Stop);
        Assert.True(ping.Received > 0);
        Assert.True((await second.WaitForPingAsync("10.0.0.1", Stop)).Received > 0);
    }
}
