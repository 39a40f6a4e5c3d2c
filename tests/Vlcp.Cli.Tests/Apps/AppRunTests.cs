using System.Text.RegularExpressions;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.Cli.Tests.Apps;

/// <summary><c>vlcp app run</c> with real switches and stations.</summary>
public sealed partial class AppRunTests
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

    [Fact]
    public async Task The_app_of_the_guide_works_as_it_is_written()
    {
        var guide = SourceTree.Read("docs/writing-an-app.md");
        var begin = guide.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Stop);
        var server = lab.Servers[0];
        var file = Path.Combine(server.Directory, "FirstSwitch.cs");
        await File.WriteAllTextAsync(file, guide[begin..guide.IndexOf("```", begin, StringComparison.Ordinal)], Stop);
        await using var vlcp = server.StartProcess("apps", Vlcp, ["app", "run", file, "--listen", "ptcp:6653"]);
        await AssertPingsAsync(server, vlcp);
        Assert.Contains("is behind port", await vlcp.ReadLogAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_and_a_bundled_app_run_side_by_side_with_a_page()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Stop);
        var server = lab.Servers[0];
        await using var vlcp = server.StartProcess(
            "apps", Vlcp, ["app", "run", SourceTree.Path("samples/PacketCounter/PacketCounter.cs"), "simple_switch", "monitor", "--listen", "ptcp:6653"]);
        await AssertPingsAsync(server, vlcp);
        var page = await server.RunAsync("curl", ["-sS", "--max-time", "60", "http://127.0.0.1:8080/packets"], Stop);
        Assert.Matches("\\{\"[0-9a-f]{16}\":[1-9]", page);
    }

    [Fact]
    public async Task The_monitor_prints_the_rates_of_ports_that_carry_something()
    {
        using var vlcp = VlcpProcess.Start("app", "run", "monitor", "--listen", "ptcp:0:127.0.0.1");
        var controller = Address().Match(await vlcp.WaitUntilRunningAsync(Stop)).Value;
        await using var lab = await DummySwitch.StartAsync(Stop);
        await lab.AddBridgeAsync(new BridgeOptions("br0", $"tcp:{controller}") { DatapathId = 0x2a }, Stop);
        await lab.AddPortAsync("br0", "p1", null, Stop);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        var printed = FindAsync(vlcp.Output, Rate(), limit.Token);
        // Each look at the counters needs packets since the last one to have a rate to tell.
        while (!printed.IsCompleted)
        {
            await lab.Switch.AppctlAsync(["netdev-dummy/receive", "p1", .. Enumerable.Repeat("in_port(1),eth(src=50:54:00:00:00:05,dst=50:54:00:00:00:07),eth_type(0x88cd)", 50)], limit.Token);
            await Task.WhenAny(printed, Task.Delay(100, limit.Token));
        }
        Assert.StartsWith("000000000000002a ", await printed, StringComparison.Ordinal);
        vlcp.Terminate();
        Assert.Equal(0, await vlcp.WaitForExitAsync(Stop));
    }

    [Theory]
    [InlineData("nonsense", "'nonsense' is no app")]
    [InlineData("missing.cs", "missing.cs can't be read")]
    [InlineData("missing.dll", "missing.dll can't be loaded")]
    public async Task An_app_that_can_not_be_found_is_an_error_with_its_reason(string name, string reason)
    {
        using var vlcp = VlcpProcess.Start("app", "run", name);
        Assert.Contains(reason, await vlcp.Errors.ReadToEndAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(1, await vlcp.WaitForExitAsync(Stop));
    }

    private static string Vlcp => Path.Combine(AppContext.BaseDirectory, "vlcp");

    [GeneratedRegex("^[0-9a-f]{16} +[0-9a-f]+  rx +[1-9][0-9]* packets/s +[1-9][0-9]* bytes/s  tx +0 packets/s +0 bytes/s$")]
    private static partial Regex Rate();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    private static async Task<string> FindAsync(TextReader output, Regex wanted, CancellationToken cancellationToken)
    {
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            if (wanted.IsMatch(line))
            {
                return line;
            }
        }
        throw new InvalidOperationException($"vlcp ended and printed nothing like {wanted}");
    }

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
