using Xunit;

namespace Vlcp.Lab.Tests;

public sealed class DummySwitchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dummy_switch_takes_a_hundred_ports()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync("br0", Token);

        await dummy.AddPortsAsync("br0", [.. Enumerable.Range(1, 100).Select(n => ($"p{n}", (string?)$"logical-{n}"))], Token);

        var ports = await dummy.Switch.OfctlAsync(["dump-ports-desc", "br0"], Token);
        Assert.Equal(101, ports.Split('\n').Count(l => l.Contains("addr:")));
        Assert.Equal("logical-100", (await dummy.Switch.VsctlAsync(["get", "interface", "p100", "external_ids:iface-id"], Token)).Trim('"'));
    }

    [Fact]
    public async Task A_port_has_an_OpenFlow_number_and_passes_packets_by_flows()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(new BridgeOptions("br0") { DatapathId = 0x1234 }, Token);
        var one = await dummy.AddPortAsync("br0", "p1", null, Token);
        var two = await dummy.AddPortAsync("br0", "p2", "logical-2", Token);
        await dummy.Switch.OfctlAsync(["add-flows", "br0", "-"], Token, $"in_port={one},actions=output:{two}\n");

        var trace = await dummy.Switch.AppctlAsync(["ofproto/trace", "br0", $"in_port={one}"], Token);

        Assert.Contains($"output:{two}", trace);
        Assert.Contains("dpid:0000000000001234", await dummy.Switch.OfctlAsync(["show", "br0"], Token));
    }

    [Fact]
    public async Task A_restart_keeps_bridges_and_ports()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync("br0", Token, "tcp:127.0.0.1:1");
        await dummy.AddPortAsync("br0", "p1", "logical-1", Token);

        await dummy.Switch.KillAsync(Token);
        await dummy.Switch.RestartAsync(Token);

        Assert.Contains("(p1)", await dummy.Switch.OfctlAsync(["show", "br0"], Token));
    }

    [Fact]
    public async Task Disposal_removes_the_directory_that_the_switch_made()
    {
        var dummy = await DummySwitch.StartAsync(Token);
        Assert.True(Directory.Exists(dummy.Switch.Directory));

        await dummy.DisposeAsync();

        Assert.False(Directory.Exists(dummy.Switch.Directory));
    }

    [Fact]
    public async Task A_failed_command_tells_command_status_and_output()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);

        var error = await Assert.ThrowsAsync<LabCommandException>(() => dummy.Switch.VsctlAsync(["add-port", "nowhere", "p1"], Token));

        Assert.Contains("add-port nowhere p1", error.Message);
        Assert.Contains("no bridge named nowhere", error.Message);
        Assert.NotEqual(0, error.Result.ExitCode);
    }
}
