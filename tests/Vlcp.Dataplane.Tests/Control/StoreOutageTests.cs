using System.Text.Json.Nodes;
using Vlcp.Dataplane.Control;
using Vlcp.Hosting.Modules;
using Vlcp.Lab;
using Vlcp.Storage;
using Vlcp.Storage.Contract.Outages;
using Xunit;

namespace Vlcp.Dataplane.Tests.Control;

/// <summary>A server and its switch while the store is away.</summary>
public sealed class StoreOutageTests : IAsyncLifetime
{
    private readonly MemoryStoreEngine _store = new();
    private InterruptedEngine _engine = null!;
    private DummySwitch _dummy = null!;
    private DataplaneServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _engine = new InterruptedEngine(_store);
        _dummy = await DummySwitch.StartAsync(Token, "host1");
        _server = await DataplaneServer.StartAsync(_engine, _dummy);
        await _dummy.AddBridgeAsync(new BridgeOptions("br0", await _server.ControllerAsync()) { DatapathId = 0xaa }, Token);
        await _dummy.AddPortsAsync("br0", [("eth1", null), ("vif1", "p1"), ("vif2", "p2")], Token);
        await _server.CallAsync("viperflow/createphysicalnetwork", new { type = "vlan", id = "phys", vlanrange = new[] { new[] { 100, 199 } } });
        await _server.CallAsync("viperflow/createphysicalport", new { physicalnetwork = "phys", name = "eth1" });
        await _server.CallAsync("viperflow/createlogicalnetwork", new { physicalnetwork = "phys", id = "net" });
        await _server.CallAsync("viperflow/createlogicalport", new { logicalnetwork = "net", id = "p1", mac_address = "02:00:00:00:00:01" });
        await _server.SyncAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _dummy.DisposeAsync();
        await _engine.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Flows_stay_reads_are_answered_and_changes_wait_for_the_store()
    {
        var dump = await DumpAsync();
        await _server.CallAsync("viperflow/listlogicalports");
        _engine.CutOff();

        Assert.Single((JsonArray)(await _server.CallAsync("viperflow/listlogicalports"))!);
        Assert.Single((JsonArray)(await _server.CallAsync("viperflow/listlogicalports", new { id = "p1" }))!);
        var refused = await Assert.ThrowsAsync<ApiException>(() => CreateSecondPortAsync());
        Assert.Equal(ApiErrorKind.Unavailable, refused.Kind);
        await _dummy.AddPortAsync("br0", "vif9", "p9", Token);
        await ReconnectAsync();
        Assert.Equal(dump, await DumpAsync());

        await _engine.RestoreAsync();
        await CreateSecondPortAsync();
        await _server.SyncAsync();
        Assert.Contains(await DumpAsync(), flow => flow.Contains("dl_dst=02:00:00:00:00:02", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_others_changed_while_the_store_was_away_is_caught_up()
    {
        await using var other = await DummySwitch.StartAsync(Token, "host2");
        await using var elsewhere = await DataplaneServer.StartAsync(_store, other);
        _engine.CutOff();
        await elsewhere.CallAsync("viperflow/createlogicalport", new { logicalnetwork = "net", id = "p2", mac_address = "02:00:00:00:00:02" });
        await elsewhere.CallAsync("viperflow/deletelogicalport", new { id = "p1" });

        await _engine.RestoreAsync();
        await _server.SyncAsync();
        var dump = await DumpAsync();
        Assert.Contains(dump, flow => flow.Contains("dl_dst=02:00:00:00:00:02", StringComparison.Ordinal));
        Assert.DoesNotContain(dump, flow => flow.Contains("dl_dst=02:00:00:00:00:01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_starts_while_the_store_is_away_leaves_the_flows_and_works_when_it_is_there()
    {
        var dump = await DumpAsync();
        await _server.DisposeAsync();
        _engine.CutOff();
        _server = await DataplaneServer.StartAsync(_engine, _dummy);
        await ConnectAsync();
        await _server.UntilAsync(SwitchState.Computing);
        Assert.Equal(dump, await DumpAsync());

        await _engine.RestoreAsync();
        var report = await _server.SyncAsync();
        Assert.Equal(0, report.Changes);
        Assert.Equal(dump, await DumpAsync());
        await CreateSecondPortAsync();
        await _server.SyncAsync();
        Assert.Contains(await DumpAsync(), flow => flow.Contains("dl_dst=02:00:00:00:00:02", StringComparison.Ordinal));
    }

    private Task<JsonNode?> CreateSecondPortAsync() =>
        _server.CallAsync("viperflow/createlogicalport", new { logicalnetwork = "net", id = "p2", mac_address = "02:00:00:00:00:02" });

    private async Task ReconnectAsync()
    {
        await _dummy.Switch.VsctlAsync(["set-controller", "br0", "tcp:127.0.0.1:1"], Token);
        await _server.UntilAsync(SwitchState.Disconnected);
        await ConnectAsync();
        await _server.UntilAsync(SwitchState.InSync);
    }

    private async Task ConnectAsync() => await _dummy.Switch.VsctlAsync(["set-controller", "br0", await _server.ControllerAsync()], Token);

    private async Task<IReadOnlyList<string>> DumpAsync()
    {
        var text = await _dummy.Switch.OfctlAsync(["-O", "OpenFlow13", "--no-stats", "dump-flows", "br0"], Token);
        return [.. text.Split('\n').Where(line => line.Contains("actions=", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
