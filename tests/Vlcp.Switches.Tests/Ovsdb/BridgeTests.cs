using Vlcp.Hosting.Modules;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.Switches.Tests.Ovsdb;

public sealed class BridgeTests
{
    private const ulong DatapathId = 0xaa0000000000beef;
    private const string DatapathText = "0xaa0000000000beef";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static BridgeOptions Bridge { get; } = new("br0") { DatapathId = DatapathId };

    [Fact]
    public async Task Interfaces_are_followed_live()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(Bridge, Token);
        await dummy.AddPortAsync("br0", "p1", null, Token);
        await using var server = await StartAsync(dummy);

        var port = await server.UntilAsync(directory => Interface(directory, "p1"));
        Assert.Null(port.InterfaceId);
        Assert.Equal(0xfffffffeu, (await server.UntilAsync(directory => Interface(directory, "br0"))).OfPort);

        await dummy.Switch.VsctlAsync(["set", "interface", "p1", "external_ids:iface-id=logical-1"], Token);
        await server.UntilAsync(directory => Interface(directory, "p1")?.InterfaceId == "logical-1");
        await dummy.Switch.VsctlAsync(["set", "interface", "p1", "ofport_request=77"], Token);
        await server.UntilAsync(directory => Interface(directory, "p1")?.OfPort == 77);
        await dummy.Switch.VsctlAsync(["set", "interface", "p1", "options:colour=red"], Token);
        await server.UntilAsync(directory => Interface(directory, "p1")?.Options.GetValueOrDefault("colour") == "red");

        await dummy.RemovePortAsync("br0", "p1", Token);
        await server.UntilAsync(directory => directory.Interfaces("", DatapathId) is { } all && !all.ContainsKey("p1"));
        await dummy.Switch.VsctlAsync(["del-br", "br0"], Token);
        await server.UntilAsync(directory => directory.Bridge("", DatapathId) is null);
    }

    [Fact]
    public async Task A_bridge_appears_with_its_datapath_id_and_moves_with_it()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await using var server = await StartAsync(dummy);
        await server.CallAsync("ovsdbmanager/waitconnectionbysystemid", new() { { "systemid", "dummy" } });

        await dummy.AddBridgeAsync(Bridge, Token);
        var info = await server.UntilAsync(directory => directory.Bridge("", DatapathId));
        Assert.Equal(("br0", "dummy"), (info.Name, info.SystemId));
        Assert.Equal($"[\"br0\",\"dummy\",\"{info.Uuid}\"]", (await server.CallAsync("ovsdbmanager/getbridgeinfo", new() { { "datapathid", DatapathText } }))!.ToJsonString());

        await dummy.Switch.VsctlAsync(["set", "bridge", "br0", "other_config:datapath-id=00000000000000aa"], Token);
        await server.UntilAsync(directory => directory.Bridge("", 0xaa) is not null && directory.Bridge("", DatapathId) is null);
        await dummy.Switch.VsctlAsync(["set", "Open_vSwitch", ".", "external_ids:system-id=renamed"], Token);
        await server.UntilAsync(directory => directory.Bridge("", 0xaa)?.SystemId == "renamed");
        Assert.Equal("[[\"\",\"renamed\"]]", (await server.CallAsync("ovsdbmanager/getallsystemids"))!.ToJsonString());
    }

    [Fact]
    public async Task A_broken_interface_hides_no_other_and_tells_why()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(Bridge, Token);
        await using var server = await StartAsync(dummy);
        await dummy.Switch.VsctlAsync(
            [
                "--no-wait", "add-port", "br0", "bad", "--", "set", "interface", "bad", "type=nosuch", "external_ids:iface-id=bad-1",
                "--", "add-port", "br0", "good", "--", "set", "interface", "good", "type=dummy", "external_ids:iface-id=good-1",
            ],
            Token);

        var good = await server.CallAsync("ovsdbportmanager/waitportbyid", new() { { "id", "good-1" } });
        Assert.Equal(DatapathId, (ulong)good![0]!);
        Assert.Equal("good", (string?)good[1]!["name"]);
        var broken = await server.UntilAsync(directory => Interface(directory, "bad") is { Error: not null } found ? found : null);
        Assert.Null(broken.OfPort);
        Assert.Null(await server.CallAsync("ovsdbportmanager/getportbyid", new() { { "id", "bad-1" } }));
        Assert.DoesNotContain(server.Log.Lines, line => line.StartsWith("Error") || line.StartsWith("Warning"));
    }

    [Fact]
    public async Task Ports_have_the_columns_of_the_database()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(Bridge, Token);
        var number = await dummy.AddPortAsync("br0", "p1", "logical-1", Token);
        await using var server = await StartAsync(dummy);

        var port = await server.CallAsync("ovsdbportmanager/waitportbyname", new() { { "datapathid", DatapathText }, { "name", "p1" } });
        Assert.Equal(number, (long)port!["ofport"]!);
        Assert.Equal("logical-1", (string?)port["id"]);
        Assert.Equal("{\"iface-id\":\"logical-1\"}", port["external_ids"]!.ToJsonString());
        Assert.Equal(["name", "ofport", "_uuid", "external_ids", "ifindex", "type", "id", "options"], port.AsObject().Select(member => member.Key));

        Assert.Equal(2, (await server.CallAsync("ovsdbportmanager/getports", new() { { "datapathid", DatapathId } }))!.AsArray().Count);
        Assert.Empty((await server.CallAsync("ovsdbportmanager/getports", new() { { "datapathid", 1 } }))!.AsArray());
        Assert.Equal(2, (await server.CallAsync("ovsdbportmanager/getallports"))!.AsArray().Count);
    }

    [Fact]
    public async Task What_was_known_is_kept_while_the_database_is_away_and_replaced_when_it_is_back()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(Bridge, Token);
        await dummy.AddPortAsync("br0", "p1", "logical-1", Token);
        await using var server = await StartAsync(dummy);
        await server.UntilAsync(directory => Interface(directory, "p1"));

        await dummy.Switch.KillAsync(Token);
        await server.UntilAsync(directory => !directory.IsOvsdbConnected("", DatapathId));
        Assert.NotNull(await server.OnLoopAsync(() => Interface(server.Directory, "p1")));
        Assert.Null(await server.CallAsync("ovsdbmanager/getbridgeinfo", new() { { "datapathid", DatapathText } }));

        await dummy.Switch.RestartAsync(Token);
        await server.UntilAsync(directory => directory.IsOvsdbConnected("", DatapathId));
        await dummy.RemovePortAsync("br0", "p1", Token);
        await server.UntilAsync(directory => directory.Interfaces("", DatapathId) is { } all && !all.ContainsKey("p1"));
        Assert.Equal($"[\"{dummy.DatabaseSocket}\"]", (await server.CallAsync("ovsdbmanager/getendpoints"))!.ToJsonString());
    }

    [Fact]
    public async Task Resync_reads_everything_again_over_the_same_connection()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(Bridge, Token);
        await using var server = await StartAsync(dummy);
        await server.UntilAsync(directory => directory.Bridge("", DatapathId));
        var before = await server.CallAsync("ovsdbmanager/getconnection", new() { { "datapathid", DatapathText } });

        await server.CallAsync("ovsdbportmanager/resync", new() { { "datapathid", DatapathText } });
        await dummy.AddPortAsync("br0", "p1", null, Token);

        await server.UntilAsync(directory => Interface(directory, "p1"));
        Assert.Equal((string?)before, (string?)await server.CallAsync("ovsdbmanager/getconnection", new() { { "datapathid", DatapathText } }));
        await server.CallAsync("ovsdbportmanager/resync", new() { { "datapathid", 1 } });
    }

    [Fact]
    public async Task Two_connections_to_one_switch_are_told_apart()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(Bridge, Token);
        await using var server = await StartAsync(dummy, ("module.jsonrpcserver.urls", "[\"ptcp://127.0.0.1:0\"]"));
        await server.UntilAsync(directory => directory.Bridge("", DatapathId));
        var address = await server.Modules.GetModule<Switches.Ovsdb.JsonRpcServerModule>().WaitUntilBoundAsync("", Token);
        await dummy.Switch.VsctlAsync(["set-manager", $"tcp:{address}"], Token);
        await server.UntilAsync(directory => server.Modules.GetModule<Switches.Ovsdb.OvsdbManagerModule>().GetAllConnections().Count == 2);

        await dummy.Switch.VsctlAsync(["del-manager"], Token);
        await server.UntilAsync(directory => server.Modules.GetModule<Switches.Ovsdb.OvsdbManagerModule>().GetAllConnections().Count == 1);

        Assert.True(await server.OnLoopAsync(() => server.Directory.IsOvsdbConnected("", DatapathId)));
        Assert.NotNull(await server.CallAsync("ovsdbmanager/getconnectionbysystemid", new() { { "systemid", "dummy" } }));
        Assert.Equal("[\"" + dummy.DatabaseSocket + "\"]", (await server.CallAsync("ovsdbmanager/getendpoints"))!.ToJsonString());
    }

    [Fact]
    public async Task Only_the_configured_bridges_are_followed()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(Bridge, Token);
        await dummy.AddBridgeAsync("other", Token);
        await using var server = await StartAsync(dummy, ("module.ovsdbmanager.bridgenames", "[\"br0\"]"));
        await server.UntilAsync(directory => directory.Bridge("", DatapathId));

        Assert.Equal($"[{DatapathId}]", (await server.CallAsync("ovsdbmanager/getdatapathids"))!.ToJsonString());
        var connection = (string?)(await server.CallAsync("ovsdbmanager/getallconnections"))![0];
        Assert.Equal(DatapathId, (ulong)(await server.CallAsync("ovsdbmanager/waitbridge", new() { { "connection", connection }, { "name", "br0" } }))!);
        var failure = await Assert.ThrowsAsync<ApiException>(
            () => server.CallAsync("ovsdbmanager/waitbridge", new() { { "connection", connection }, { "name", "other" } }));
        Assert.Equal(ApiErrorKind.NotFound, failure.Kind);
    }

    [Fact]
    public async Task A_change_of_one_transaction_is_announced_once()
    {
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(Bridge, Token);
        await dummy.AddPortsAsync("br0", [.. Enumerable.Range(1, 50).Select(number => ($"p{number}", (string?)null))], Token);
        await using var server = await StartAsync(dummy);
        await server.UntilAsync(directory => Interface(directory, "p50"));
        await server.OnLoopAsync(server.History.Clear);

        await dummy.Switch.VsctlAsync(
            [.. Enumerable.Range(1, 50).SelectMany(number => new[] { "--", "set", "interface", $"p{number}", $"external_ids:iface-id=i{number}" })], Token);
        await server.UntilAsync(directory => directory.Interfaces("", DatapathId)!.Values.Count(found => found.InterfaceId is not null) == 50);

        Assert.Equal(["bridge aa0000000000beef"], await server.OnLoopAsync(() => server.History.ToList()));
    }

    private static Task<TestServer> StartAsync(DummySwitch dummy, params (string Key, string Value)[] settings) =>
        TestServer.StartAsync([("module.jsonrpcserver.url", $"unix:{dummy.DatabaseSocket}"), .. settings]);

    private static OvsInterface? Interface(ISwitchDirectory directory, string name) =>
        directory.Interfaces("", DatapathId)?.GetValueOrDefault(name);
}
