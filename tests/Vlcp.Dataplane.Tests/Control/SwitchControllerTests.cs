using System.Text.Json.Nodes;
using Vlcp.Dataplane.Control;
using Vlcp.Hosting.Modules;
using Vlcp.Lab;
using Vlcp.Storage;
using Xunit;

namespace Vlcp.Dataplane.Tests.Control;

public sealed class SwitchControllerTests : IAsyncLifetime
{
    private readonly MemoryStoreEngine _store = new();
    private DummySwitch _dummy = null!;
    private DataplaneServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _dummy = await DummySwitch.StartAsync(Token, "host1");
        _server = await DataplaneServer.StartAsync(_store, _dummy);
        await _dummy.AddBridgeAsync(new BridgeOptions("br0", await _server.ControllerAsync()) { DatapathId = 0xaa }, Token);
        await _dummy.AddPortsAsync("br0", [("eth1", null), ("vif1", "p1"), ("vif2", "p2")], Token);
        await _server.CallAsync("viperflow/createphysicalnetwork", new { type = "vlan", id = "phys", vlanrange = new[] { new[] { 100, 199 } } });
        await _server.CallAsync("viperflow/createphysicalport", new { physicalnetwork = "phys", name = "eth1" });
        await _server.CallAsync("viperflow/createlogicalnetwork", new { physicalnetwork = "phys", id = "net" });
        await _server.CallAsync("viperflow/createsubnet", new { logicalnetwork = "net", cidr = "10.0.0.0/24", id = "sub" });
        await _server.CallAsync("viperflow/createlogicalport", new { logicalnetwork = "net", id = "p1", subnet = "sub", mac_address = "02:00:00:00:00:01" });
    }

    [Fact]
    public async Task Ports_and_networks_are_in_the_switch_when_a_call_to_sync_returns()
    {
        var before = await _server.SyncAsync();
        Assert.Equal(("host1", "br0", 0), (before.SystemId, before.Bridge, before.Conflicts));
        await AssertInstalledAsync();

        await _server.CallAsync("viperflow/createlogicalport", new { logicalnetwork = "net", id = "p2", subnet = "sub", mac_address = "02:00:00:00:00:02" });
        var after = await _server.SyncAsync();
        Assert.True(after.AppliedRevision > before.AppliedRevision);
        Assert.True(after.Flows > before.Flows);
        Assert.Contains(await DumpAsync(), flow => flow.Contains("dl_dst=02:00:00:00:00:02", StringComparison.Ordinal));
        await AssertInstalledAsync();

        await _server.CallAsync("viperflow/deletelogicalport", new { id = "p2" });
        Assert.Equal(before.Flows, (await _server.SyncAsync()).Flows);
    }

    [Fact]
    public async Task Ports_of_the_switch_come_and_go()
    {
        var before = await _server.SyncAsync();
        await _dummy.RemovePortAsync("br0", "vif1", Token);
        await UntilFlowsAsync(count => count < before.Flows);
        await AssertInstalledAsync();
        await _dummy.AddPortAsync("br0", "vif9", "p1", Token);
        await UntilFlowsAsync(count => count == before.Flows);
        await AssertInstalledAsync();
    }

    [Fact]
    public async Task A_connection_that_is_lost_and_comes_back_changes_nothing()
    {
        var before = await _server.SyncAsync();
        var dump = await DumpAsync();
        await DisconnectAsync();
        Assert.Equal(dump, await DumpAsync());

        await ConnectAsync();
        Assert.Equal(before.Changes, (await _server.SyncAsync()).Changes);
        Assert.Equal(dump, await DumpAsync());
    }

    [Fact]
    public async Task What_changed_while_the_connection_was_away_is_made_up_for()
    {
        await _server.SyncAsync();
        await DisconnectAsync();
        await _server.CallAsync("viperflow/createlogicalport", new { logicalnetwork = "net", id = "p2", subnet = "sub", mac_address = "02:00:00:00:00:02" });
        await _dummy.Switch.OfctlAsync(["-O", "OpenFlow13", "add-flow", "br0", "table=3,actions=drop"], Token);

        await ConnectAsync();
        await _server.SyncAsync();
        Assert.Contains(await DumpAsync(), flow => flow.Contains("dl_dst=02:00:00:00:00:02", StringComparison.Ordinal));
        Assert.DoesNotContain(await DumpAsync(), flow => flow.Contains("table=3,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restart_of_the_server_changes_nothing_in_the_switch()
    {
        await _server.SyncAsync();
        var dump = await DumpAsync();
        await _server.DisposeAsync();
        Assert.Equal(dump, await DumpAsync());

        _server = await DataplaneServer.StartAsync(_store, _dummy);
        await ConnectAsync();
        Assert.Equal(0, (await _server.SyncAsync()).Changes);
        Assert.Equal(dump, await DumpAsync());
    }

    [Fact]
    public async Task What_a_switch_is_to_have_is_computed_before_it_is_back_from_a_restart_of_the_server()
    {
        var before = await _server.SyncAsync();
        var dump = await DumpAsync();
        await DisconnectAsync();
        await _server.DisposeAsync();

        _server = await DataplaneServer.StartAsync(_store, _dummy);
        await Eventually.HappensAsync(
            "all is computed", _ => _server.ComputedInAdvanceAsync(), flows => flows == before.Flows, Token, TimeSpan.FromSeconds(60));
        Assert.Empty((await _server.CallAsync("dataplane/listswitches"))!.AsArray());
        Assert.Equal(dump, await DumpAsync());

        await ConnectAsync();
        var after = await _server.SyncAsync();
        Assert.Equal((before.Flows, 0L), (after.Flows, after.Changes));
        Assert.Equal(0, await _server.ComputedInAdvanceAsync());
        Assert.Equal(dump, await DumpAsync());
        await AssertInstalledAsync();
    }

    [Fact]
    public async Task A_feature_that_is_unloaded_takes_its_flows_with_it_and_brings_them_back()
    {
        await _server.SyncAsync();
        var dump = await DumpAsync();
        await _server.Modules.UnloadAsync("arpresponder", Token);
        await _server.SyncAsync();
        Assert.DoesNotContain(await DumpAsync(), flow => flow.Contains("arp_tpa", StringComparison.Ordinal));
        await AssertInstalledAsync();

        await _server.Modules.LoadAsync("arpresponder", Token);
        await _server.SyncAsync();
        Assert.Equal(dump, await DumpAsync());
    }

    [Fact]
    public async Task A_feature_that_is_reloaded_leaves_its_flows_in_place()
    {
        var before = await _server.SyncAsync();
        await _server.Modules.ReloadAsync(["l2switch"], Token);
        Assert.Equal(before.Changes, (await _server.SyncAsync()).Changes);
        await AssertInstalledAsync();
    }

    [Fact]
    public async Task The_dataplane_itself_can_be_reloaded()
    {
        await _server.SyncAsync();
        var dump = await DumpAsync();
        await _server.Modules.ReloadAsync(["dataplane"], Token);
        Assert.Equal(0, (await _server.SyncAsync()).Changes);
        Assert.Equal(dump, await DumpAsync());
    }

    [Fact]
    public async Task An_audit_puts_right_what_others_did_to_the_switch()
    {
        await _server.SyncAsync();
        var dump = await DumpAsync();
        await _dummy.Switch.OfctlAsync(["-O", "OpenFlow13", "del-flows", "br0"], Token);
        await _server.CallAsync("dataplane/audit", new { datapathid = 0xaa });
        Assert.Equal(dump, await DumpAsync());
    }

    [Fact]
    public async Task A_verification_finds_no_difference_after_changes()
    {
        await _server.SyncAsync();
        await _server.CallAsync("viperflow/createlogicalport", new { logicalnetwork = "net", id = "p2", subnet = "sub", mac_address = "02:00:00:00:00:02" });
        await _server.CallAsync("viperflow/updatelogicalport", new { id = "p1", mac_address = "02:00:00:00:00:03" });
        await _dummy.RemovePortAsync("br0", "vif2", Token);
        var report = await VerifyAsync();
        Assert.Equal(["[]", "[]"], [report["computation"]!.ToJsonString(), report["switch"]!.ToJsonString()]);
        Assert.Equal(report["flows"]!.GetValue<long>(), (await DumpAsync()).Count);
    }

    [Fact]
    public async Task A_verification_names_what_others_did_to_the_switch_and_leaves_it()
    {
        await _server.SyncAsync();
        await _dummy.Switch.OfctlAsync(["-O", "OpenFlow13", "add-flow", "br0", "table=0,priority=7,tcp,tp_dst=4711,actions=drop"], Token);
        await _dummy.Switch.OfctlAsync(["-O", "OpenFlow13", "del-groups", "br0"], Token);
        for (var again = 0; again < 2; again++)
        {
            var differences = (await VerifyAsync())["switch"]!.AsArray().Select(difference => difference!.GetValue<string>()).ToList();
            Assert.Contains(differences, difference => difference.Contains("4711", StringComparison.Ordinal) && difference.EndsWith("wanted: nothing", StringComparison.Ordinal));
            Assert.Contains(differences, difference => difference.Contains("group_id=", StringComparison.Ordinal) && difference.StartsWith("the switch has nothing", StringComparison.Ordinal));
        }

        await _server.CallAsync("dataplane/audit", new { datapathid = 0xaa });
        Assert.Equal("[]", (await VerifyAsync())["switch"]!.ToJsonString());
    }

    [Fact]
    public async Task A_verification_of_a_switch_that_is_away_is_refused()
    {
        await _server.SyncAsync();
        await DisconnectAsync();
        var refusal = await Assert.ThrowsAsync<ApiException>(VerifyAsync);
        Assert.Equal((503, true), (refusal.HttpStatus, refusal.Message.Contains("not connected", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_switch_that_is_not_in_the_database_is_waited_for()
    {
        await _server.SyncAsync();
        await using var other = await DummySwitch.StartAsync(Token, "stranger");
        await other.AddBridgeAsync(new BridgeOptions("br0", await _server.ControllerAsync()) { DatapathId = 0xbb }, Token);
        await Eventually.HappensAsync(
            "both switches are known", _ => _server.CallAsync("dataplane/listswitches"), switches => switches!.AsArray().Count == 2, Token);
        var states = (await _server.CallAsync("dataplane/listswitches"))!.ToJsonString();
        Assert.Contains("WaitingForPorts", states, StringComparison.Ordinal);
        Assert.Contains("InSync", states, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _dummy.DisposeAsync();
        await _store.DisposeAsync();
    }

    // A switch that has no controller any more forgets its flows; one that can't reach it keeps them.
    private async Task DisconnectAsync()
    {
        await _dummy.Switch.VsctlAsync(["set-controller", "br0", "tcp:127.0.0.1:1"], Token);
        await _server.UntilAsync(SwitchState.Disconnected);
    }

    private async Task ConnectAsync() => await _dummy.Switch.VsctlAsync(["set-controller", "br0", await _server.ControllerAsync()], Token);

    private Task UntilFlowsAsync(Func<int, bool> holds) => Eventually.HappensAsync(
        "the flows follow the ports", async _ => (await _server.SyncAsync()).Flows, holds, Token, TimeSpan.FromSeconds(60));

    private async Task<JsonNode> VerifyAsync() => (await _server.CallAsync("dataplane/verify", new { datapathid = 0xaa, timeout = 60 }))!;

    // Everything that is wanted is there, and nothing else.
    private async Task AssertInstalledAsync()
    {
        var wanted = (await _server.WantedAsync()).Count;
        var groups = await _dummy.Switch.OfctlAsync(["-O", "OpenFlow13", "--no-stats", "dump-groups", "br0"], Token);
        Assert.Equal(wanted, (await DumpAsync()).Count + groups.Split('\n').Count(line => line.Contains("group_id", StringComparison.Ordinal)));
    }

    private async Task<IReadOnlyList<string>> DumpAsync()
    {
        var text = await _dummy.Switch.OfctlAsync(["-O", "OpenFlow13", "--no-stats", "dump-flows", "br0"], Token);
        return [.. text.Split('\n').Where(line => line.Contains("actions=", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
