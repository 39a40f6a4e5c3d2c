using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Dataplane.Control;
using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Reconcile;
using Vlcp.OpenFlow;
using Xunit;

namespace Vlcp.Dataplane.Tests.Goldens;

/// <summary>What we want is what a real Open vSwitch then says it has.</summary>
public sealed class OpenVSwitchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OpenFlowVersion.V13)]
    [InlineData(OpenFlowVersion.V14)]
    [InlineData(OpenFlowVersion.V15)]
    public async Task Every_scenario_stands_in_the_switch_as_it_was_meant(OpenFlowVersion version)
    {
        await using var installed = await InstalledSwitch.StartAsync(version);
        var channel = new OpenFlowChannel(installed.Connection);
        var reconciler = new Reconciler(NullLogger.Instance);

        // One after another on one switch: each takes the place of the one before with the difference only.
        foreach (var scenario in Scenarios.All)
        {
            await using var harness = await RunAsync(scenario);
            reconciler.Target(harness.Desired);
            await reconciler.ApplyChangesAsync(channel, Token);

            Assert.Empty(reconciler.Quarantine);
            AssertSameLines(scenario.Name, GoldenFile.Lines(harness.Desired, harness.Layout), await installed.LinesAsync(harness.Layout));
            Assert.Equal(0, await AuditAsync(channel, harness.Desired));
        }
    }

    [Fact]
    public async Task An_audit_repairs_what_others_changed_and_nothing_else()
    {
        await using var installed = await InstalledSwitch.StartAsync(OpenFlowVersion.V13);
        await using var harness = await RunAsync(Scenarios.All.Single(scenario => scenario.Name == "everything"));
        var channel = new OpenFlowChannel(installed.Connection);
        await AuditAsync(channel, harness.Desired);
        AssertSameLines(
            "with cookies", GoldenFile.Lines(harness.Desired, harness.Layout, withCookies: true), await installed.LinesAsync(harness.Layout, withCookies: true));

        await installed.OfctlAsync("del-flows", "br0", $"table={harness.Layout["arp"]}");
        await installed.OfctlAsync("add-flow", "br0", "table=0,priority=7,in_port=99,actions=drop");
        await installed.OfctlAsync("add-group", "br0", "group_id=99,type=all,bucket=actions=output:1");
        await installed.OfctlAsync("mod-group", "br0", "group_id=3,type=all,bucket=actions=output:1");
        await installed.OfctlAsync("add-flow", "br0", $"cookie=0x4c00000000000000,hard_timeout=3600,table={harness.Layout["vxlanlearning"]},reg5=7,actions=drop");
        var arp = harness.Desired.Flows.Keys.Count(key => key.TableId == harness.Layout["arp"]);

        // The flows of the table, the flow and the group that nobody wants, and the group that was changed; not the learned flow.
        Assert.Equal(arp + 3, await AuditAsync(channel, harness.Desired));
        Assert.Equal(0, await AuditAsync(channel, harness.Desired));
        Assert.Contains(await installed.LinesAsync(harness.Layout, withCookies: true), line => line.StartsWith("cookie=0x4c00000000000000", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OpenFlowVersion.V13)]
    [InlineData(OpenFlowVersion.V14)]
    [InlineData(OpenFlowVersion.V15)]
    public async Task A_network_of_thousands_of_ports_stands_in_the_switch_and_loses_and_gains_ports(OpenFlowVersion version)
    {
        await using var installed = await InstalledSwitch.StartAsync(version);
        var channel = new OpenFlowChannel(installed.Connection);
        var reconciler = new Reconciler(NullLogger.Instance);
        await using var harness = await RunAsync(Scenarios.LargeNetwork(2500));
        reconciler.Target(harness.Desired);
        foreach (var present in (int[])[2500, 100, 400])
        {
            await Scenarios.KeepAsync(harness, present);
            await reconciler.ApplyChangesAsync(channel, Token);
            Assert.Empty(reconciler.Quarantine);
            AssertSameLines($"{present}", GoldenFile.Lines(harness.Desired, harness.Layout), await installed.LinesAsync(harness.Layout));
        }
    }

    [Fact]
    public async Task A_frame_for_everyone_in_a_large_network_reaches_each_port_once()
    {
        const int Ports = 300;
        await using var installed = await InstalledSwitch.StartAsync(OpenFlowVersion.V13);
        await installed.AddPortsAsync(Ports);
        await using var harness = await RunAsync(Scenarios.LargeNetwork(Ports));
        await AuditAsync(new OpenFlowChannel(installed.Connection), harness.Desired);

        var outputs = (await installed.TraceAsync("in_port=7,dl_src=02:00:00:00:00:07,dl_dst=ff:ff:ff:ff:ff:ff")).Split(',').Select(port => int.Parse(port, CultureInfo.InvariantCulture) - InstalledSwitch.DatapathOffset);
        Assert.Equal(Enumerable.Range(1, Ports).Where(port => port != 7), outputs.Order());
    }

    private static async Task<EngineHarness> RunAsync(Scenario scenario)
    {
        var harness = new EngineHarness(scenario.Roots);
        foreach (var step in scenario.Steps)
        {
            await step(harness);
        }

        await harness.SettleAsync();
        return harness;
    }

    /// <returns>How many changes a controller that starts anew makes.</returns>
    private static async Task<long> AuditAsync(OpenFlowChannel channel, DesiredState desired)
    {
        var reconciler = new Reconciler(NullLogger.Instance);
        reconciler.Target(desired);
        await reconciler.AuditAsync(channel, Token);
        return reconciler.ChangeCount;
    }

    private static void AssertSameLines(string name, IReadOnlyList<string> wanted, IReadOnlyList<string> reported) => Assert.Equal(
        $"{name}: missing:\n{string.Join('\n', wanted.Except(reported))}\nunwanted:\n{string.Join('\n', reported.Except(wanted))}",
        $"{name}: missing:\n\nunwanted:\n");
}
