using System.Net;
using System.Net.Sockets;
using Vlcp.Lab;
using Vlcp.Switches.Ovsdb;
using Xunit;

namespace Vlcp.Switches.Tests.Servers;

public sealed class ServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_port_that_was_taken_is_listened_on_when_it_is_free()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = (IPEndPoint)taken.LocalEndpoint;
        await using var server = await TestServer.StartAsync(
            ("module.openflowserver.url", $"tcp://{address}"), ("protocol.openflow.retrylisten_interval", "0.02"));
        await Eventually.HappensAsync(
            "the failure is logged", _ => Task.FromResult(server.Log.Lines), lines => lines.Any(line => line.Contains("Can't listen")), Token);
        Assert.False((bool)(await server.CallAsync("openflowserver/getservers"))![0]!["listening"]!);

        taken.Stop();
        Assert.Equal(address, await server.OpenFlowAddressAsync());
        using var fake = await FakeSwitch.ConnectAsync(address, 7);
        await server.CallAsync("openflowmanager/waitconnection", new() { { "datapathid", 7 } });
        Assert.Single(server.Log.Lines, line => line.Contains("Can't listen"));
    }

    [Fact]
    public async Task A_database_that_is_away_is_waited_for_with_one_line_in_the_log()
    {
        var directory = Directory.CreateTempSubdirectory("vlcp-wait-").FullName;
        try
        {
            await using var server = await TestServer.StartAsync(("module.jsonrpcserver.url", $"unix:{directory}/db.sock"));
            await Eventually.HappensAsync(
                "the wait is logged", _ => Task.FromResult(server.Log.Lines), lines => lines.Any(line => line.Contains("Can't connect")), Token);

            await using var dummy = await DummySwitch.StartAsync(directory, Token);
            await server.CallAsync("ovsdbmanager/waitconnectionbysystemid", new() { { "systemid", "dummy" } });
            Assert.Single(server.Log.Lines, line => line.Contains("Can't connect"));
            Assert.Single(server.Log.Lines, line => line.Contains("Connected to OVSDB"));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task Vhosts_listen_for_themselves_and_keep_their_switches_apart()
    {
        await using var server = await TestServer.StartAsync(("module.openflowserver.vhost.lab.url", "tcp://127.0.0.1:0"));
        using var one = await FakeSwitch.ConnectAsync(await server.OpenFlowAddressAsync(), 7);
        using var other = await FakeSwitch.ConnectAsync(await server.OpenFlowAddressAsync("lab"), 7);
        await server.UntilAsync(directory => directory.Connections.Count == 2);

        Assert.Equal("[7]", (await server.CallAsync("openflowmanager/getdatapathids", new() { { "vhost", "lab" } }))!.ToJsonString());
        Assert.Equal(2, (await server.CallAsync("openflowmanager/getalldatapathids"))!.AsArray().Count);
        Assert.Single((await server.CallAsync("openflowserver/getconnections", new() { { "vhost", "lab" } }))!.AsArray());
        Assert.Single((await server.CallAsync("openflowserver/getservers", new() { { "vhost", "lab" } }))!.AsArray());
    }

    [Fact]
    public async Task Listening_stops_and_starts_and_connections_live_on()
    {
        await using var server = await TestServer.StartAsync();
        using var fake = await FakeSwitch.ConnectAsync(await server.OpenFlowAddressAsync(), 7);
        await server.UntilAsync(directory => directory.Connections.Count == 1);

        Assert.Equal(1L, (long)(await server.CallAsync("openflowserver/stoplisten"))!);
        Assert.False((bool)(await server.CallAsync("openflowserver/getservers"))![0]!["listening"]!);
        Assert.Equal(1L, (long)(await server.CallAsync("openflowserver/startlisten"))!);
        using var second = await FakeSwitch.ConnectAsync(await server.OpenFlowAddressAsync(), 8);
        await server.UntilAsync(directory => directory.Connections.Count == 2);
        Assert.DoesNotContain(await server.OnLoopAsync(() => server.History.ToList()), line => line.StartsWith("disconnected"));
    }

    [Fact]
    public async Task An_update_of_the_configuration_leaves_what_it_does_not_concern_connected()
    {
        await using var server = await TestServer.StartAsync(
            ("module.openflowserver.vhost.lab.url", "tcp://127.0.0.1:0"), ("module.openflowserver.vhost.old.url", "tcp://127.0.0.1:0"));
        var (stays, goes) = (await server.OpenFlowAddressAsync("lab"), await server.OpenFlowAddressAsync("old"));
        using var one = await FakeSwitch.ConnectAsync(await server.OpenFlowAddressAsync(), 7);
        using var two = await FakeSwitch.ConnectAsync(stays, 8);
        using var three = await FakeSwitch.ConnectAsync(goes, 9);
        await server.UntilAsync(directory => directory.Connections.Count == 3);

        server.Configuration["module:openflowserver:vhost:old:url"] = "";
        server.Configuration["module:openflowserver:vhost:new:url"] = "tcp://127.0.0.1:0";
        await server.CallAsync("openflowserver/updateconfig");

        await three.WaitForCloseAsync();
        using var four = await FakeSwitch.ConnectAsync(await server.OpenFlowAddressAsync("new"), 10);
        await server.UntilAsync(directory => directory.Connections.Select(c => c.DatapathId).Order().SequenceEqual([7ul, 8ul, 10ul]));
        Assert.Equal(stays, await server.OpenFlowAddressAsync("lab"));
        Assert.Equal(["disconnected 9"], (await server.OnLoopAsync(() => server.History.ToList())).Where(line => line.StartsWith("disconnected")));
    }

    [Fact]
    public async Task An_update_of_the_configuration_that_is_refused_changes_nothing()
    {
        await using var server = await TestServer.StartAsync();
        using var fake = await FakeSwitch.ConnectAsync(await server.OpenFlowAddressAsync(), 7);
        await server.UntilAsync(directory => directory.Connections.Count == 1);

        server.Configuration["module:openflowserver:vhost:good:url"] = "tcp://127.0.0.1:0";
        server.Configuration["module:openflowserver:vhost:bad:url"] = "carrier-pigeon://";
        await Assert.ThrowsAnyAsync<Exception>(() => server.CallAsync("openflowserver/updateconfig"));

        Assert.Single((await server.CallAsync("openflowserver/getservers"))!.AsArray());
        Assert.Single((await server.CallAsync("openflowserver/getconnections"))!.AsArray());
    }

    [Theory]
    [InlineData("unix://var/run/openvswitch/db.sock", null, false)]
    [InlineData("tcp://127.0.0.1:6640", null, true)]
    [InlineData("tcp://127.0.0.1:1", "True", false)]
    public async Task Only_unix_urls_of_jsonrpcserver_are_connected_to_by_default(string url, string? client, bool listens)
    {
        var settings = new List<(string, string)> { ("module.jsonrpcserver.vhost.other.url", url) };
        if (client is not null)
        {
            settings.Add(("module.jsonrpcserver.client", client));
        }

        if (listens)
        {
            settings[0] = (settings[0].Item1, "tcp://127.0.0.1:0");
        }

        await using var server = await TestServer.StartAsync([.. settings]);
        var status = Assert.Single(await server.OnLoopAsync(() => server.Modules.GetModule<JsonRpcServerModule>().GetServers("other")));
        Assert.Equal(listens, !status.Client);
    }

    [Fact]
    public async Task Tables_of_a_module_come_and_go_with_it()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Null(await server.CallAsync("openflowmanager/lastacquiredtables"));
        await server.Modules.LoadAsync("tableuser", Token);
        await server.CallAsync("openflowmanager/acquiretable", new() { { "modulename", "tableuser" } });

        Assert.Equal(
            "[[[\"ingress\",0],[\"mine\",1],[\"egress\",240]],{\"\":[[\"ingress\",0],[\"mine\",1],[\"egress\",240]]}]",
            (await server.CallAsync("openflowmanager/lastacquiredtables"))!.ToJsonString());
        await server.Modules.UnloadAsync("tableuser", Token);
        Assert.Null(await server.CallAsync("openflowmanager/lastacquiredtables"));
        Assert.Equal(["layout ", "layout "], await server.OnLoopAsync(() => server.History.ToList()));
    }

    [Fact]
    public async Task The_managers_start_by_the_names_of_the_manual()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var name in new[]
        {
            "vlcp.service.connection.openflowserver.OpenflowServer", "vlcp.service.connection.jsonrpcserver.JsonRPCServer",
            "vlcp.service.sdn.ofpmanager.OpenflowManager", "vlcp.service.sdn.ofpportmanager.OpenflowPortManager",
            "vlcp.service.sdn.ovsdbmanager.OVSDBManager", "vlcp.service.sdn.ovsdbportmanager.OVSDBPortManager",
        })
        {
            await server.Modules.LoadAsync(name, Token);
        }

        Assert.DoesNotContain(server.Log.Lines, line => line.Contains("not known"));
    }
}
