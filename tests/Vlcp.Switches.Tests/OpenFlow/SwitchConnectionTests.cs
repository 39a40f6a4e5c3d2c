using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Lab;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;
using Xunit;

namespace Vlcp.Switches.Tests.OpenFlow;

public sealed class SwitchConnectionTests
{
    private const ulong DatapathId = 0xaa0000000000beef;
    private const string DatapathText = "0xaa0000000000beef";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_real_switch_connects_and_its_ports_are_followed()
    {
        await using var server = await TestServer.StartAsync();
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(new BridgeOptions("br0", await server.ControllerAsync()) { DatapathId = DatapathId }, Token);

        await server.UntilAsync(directory => directory.OpenFlowPorts("", DatapathId));
        var number = (uint)await dummy.AddPortAsync("br0", "p1", null, Token);
        await server.UntilAsync(directory => directory.OpenFlowPorts("", DatapathId)?.GetValueOrDefault(number)?.Name == "p1");
        Assert.Equal(DatapathId, Assert.Single(await server.OnLoopAsync(() => server.Directory.Connections)).DatapathId);

        var byName = await server.CallAsync("openflowportmanager/getportbyname", new() { { "datapathid", DatapathText }, { "name", "p1" } });
        Assert.Equal(number, (uint)byName!["port_no"]!);
        Assert.Equal("<ofp_port>", (string?)byName["_type"]);
        var local = await server.CallAsync("openflowportmanager/getportbyno", new() { { "datapathid", DatapathId }, { "portno", "0xfffffffe" } });
        Assert.Equal("OFPP_LOCAL", (string?)local!["port_no"]);
        Assert.Equal(2, (await server.CallAsync("openflowportmanager/getports", new() { { "datapathid", DatapathText } }))!.AsArray().Count);

        await dummy.RemovePortAsync("br0", "p1", Token);
        await server.UntilAsync(directory => directory.OpenFlowPorts("", DatapathId) is { } ports && !ports.ContainsKey(number));
        Assert.Null(await server.CallAsync("openflowportmanager/getportbyname", new() { { "datapathid", DatapathText }, { "name", "p1" } }));
    }

    [Fact]
    public async Task A_switch_that_has_only_1_0_connects_and_its_ports_are_followed()
    {
        await using var server = await TestServer.StartAsync();
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(new BridgeOptions("br0") { DatapathId = DatapathId }, Token);
        await dummy.Switch.VsctlAsync(["set", "bridge", "br0", "protocols=OpenFlow10", "--", "set-controller", "br0", await server.ControllerAsync()], Token);

        await server.UntilAsync(directory => directory.OpenFlowPorts("", DatapathId));
        var number = (uint)await dummy.AddPortAsync("br0", "p1", null, Token);
        await server.UntilAsync(directory => directory.OpenFlowPorts("", DatapathId)?.GetValueOrDefault(number)?.Name == "p1");
        Assert.Equal(OpenFlowVersion.V10, Assert.Single(await server.OnLoopAsync(() => server.Directory.Connections)).Connection.Version);
    }

    [Fact]
    public async Task Bad_bytes_of_one_peer_do_not_touch_a_connected_switch()
    {
        await using var server = await TestServer.StartAsync();
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(new BridgeOptions("br0", await server.ControllerAsync()) { DatapathId = DatapathId }, Token);
        await server.UntilAsync(directory => directory.OpenFlowPorts("", DatapathId));

        using var peer = new TcpClient();
        await peer.ConnectAsync(await server.OpenFlowAddressAsync(), Token);
        await peer.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: here\r\n\r\n"), Token);
        var buffer = new byte[1024];
        try
        {
            while (await peer.GetStream().ReadAsync(buffer, Token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Closed in the middle of what it sent.
        }

        await dummy.AddPortAsync("br0", "p1", null, Token);
        await server.UntilAsync(directory => directory.OpenFlowPorts("", DatapathId)!.Values.Any(port => port.Name == "p1"));
        Assert.DoesNotContain(await server.OnLoopAsync(() => server.History.ToList()), line => line.StartsWith("disconnected"));
        Assert.DoesNotContain(server.Log.Lines, line => line.StartsWith("Error"));
    }

    [Fact]
    public async Task A_newer_connection_of_a_datapath_takes_the_place_of_the_older_which_is_closed()
    {
        await using var server = await TestServer.StartAsync();
        var address = await server.OpenFlowAddressAsync();
        using var first = await FakeSwitch.ConnectAsync(address, 7);
        await first.TellPortsAsync(FakeSwitch.Port(1, "old"));
        await server.UntilAsync(directory => directory.OpenFlowPorts("", 7));

        using var second = await FakeSwitch.ConnectAsync(address, 7);
        await second.TellPortsAsync(FakeSwitch.Port(2, "new"));
        await first.WaitForCloseAsync();
        await server.UntilAsync(directory => directory.OpenFlowPorts("", 7)?.ContainsKey(2) == true);

        Assert.Equal(
            ["connected 7", "disconnected 7", "connected 7"],
            await server.OnLoopAsync(() => server.History.Where(line => line.Contains("connected")).ToList()));
        Assert.Single((await server.CallAsync("openflowmanager/getallconnections"))!.AsArray());

        // The loss of the older one, which is not current any more, says nothing about the switch.
        second.Dispose();
        await server.UntilAsync(directory => directory.Connections.Count == 0);
        Assert.Equal(4, await server.OnLoopAsync(() => server.History.Count(line => line.Contains("connected"))));
        Assert.Null(await server.OnLoopAsync(() => server.Directory.OpenFlowPorts("", 7)));
    }

    [Fact]
    public async Task An_auxiliary_connection_stands_beside_the_main_one()
    {
        await using var server = await TestServer.StartAsync();
        var address = await server.OpenFlowAddressAsync();
        using var main = await FakeSwitch.ConnectAsync(address, 7);
        await main.TellPortsAsync();
        using var auxiliary = await FakeSwitch.ConnectAsync(address, 7, auxiliaryId: 1);

        await server.CallAsync("openflowmanager/waitconnection", new() { { "datapathid", 7 }, { "auxiliaryid", "1" } });
        await server.CallAsync("openflowmanager/waitconnection", new() { { "datapathid", 7 } });
        Assert.Equal(2, (await server.CallAsync("openflowmanager/getconnections", new() { { "datapathid", "7" } }))!.AsArray().Count);
        Assert.Single(await server.OnLoopAsync(() => server.Directory.Connections));
        Assert.Equal("[\"127.0.0.1\"]", (await server.CallAsync("openflowmanager/getendpoints"))!.ToJsonString());
        Assert.Equal(2, (await server.CallAsync("openflowmanager/getconnectionsbyendpointname", new() { { "name", "localhost" } }))!.AsArray().Count);
        Assert.Null(await server.CallAsync("openflowmanager/getconnectionsbyendpointname", new() { { "name", "" } }));
    }

    [Fact]
    public async Task Changes_that_come_before_the_list_of_ports_are_not_lost()
    {
        await using var server = await TestServer.StartAsync();
        using var fake = await FakeSwitch.ConnectAsync(await server.OpenFlowAddressAsync(), 7);
        var request = await fake.ReadAsync<PortDescriptionRequest>();
        await fake.SendAsync(new PortStatus(PortStatusReason.Add, FakeSwitch.Port(3, "late")));
        await fake.SendAsync(new PortStatus(PortStatusReason.Delete, FakeSwitch.Port(1, "gone")));
        await server.UntilAsync(_ => server.Messages.Count == 2);
        Assert.Null(await server.OnLoopAsync(() => server.Directory.OpenFlowPorts("", 7)));

        // Two parts, as from a switch with many ports.
        await fake.SendAsync(new PortDescriptionReply([FakeSwitch.Port(1, "gone")]) { Xid = request.Xid, More = true });
        await fake.SendAsync(new PortDescriptionReply([FakeSwitch.Port(2, "there")]) { Xid = request.Xid });

        var ports = await server.UntilAsync(directory => directory.OpenFlowPorts("", 7));
        Assert.Equal(["there", "late"], ports.Values.Select(port => port.Name));
    }

    [Fact]
    public async Task A_deleted_port_does_not_satisfy_who_waits_for_it()
    {
        await using var server = await TestServer.StartAsync();
        using var fake = await FakeSwitch.ConnectAsync(await server.OpenFlowAddressAsync(), 7);
        await fake.TellPortsAsync();
        await server.UntilAsync(directory => directory.OpenFlowPorts("", 7));

        var wait = server.CallAsync("openflowportmanager/waitportbyno", new() { { "datapathid", 7 }, { "portno", 5 } });
        await fake.SendAsync(new PortStatus(PortStatusReason.Delete, FakeSwitch.Port(5, "p5")));
        await server.UntilAsync(_ => server.Messages.Count == 1);
        Assert.False(wait.IsCompleted);
        await fake.SendAsync(new PortStatus(PortStatusReason.Add, FakeSwitch.Port(5, "p5")));

        Assert.Equal("p5", (string?)(await wait)!["name"]);
    }

    [Fact]
    public async Task Resync_asks_the_switch_again()
    {
        await using var server = await TestServer.StartAsync();
        using var fake = await FakeSwitch.ConnectAsync(await server.OpenFlowAddressAsync(), 7);
        await fake.TellPortsAsync(FakeSwitch.Port(1, "one"));
        await server.UntilAsync(directory => directory.OpenFlowPorts("", 7));

        var resync = server.CallAsync("openflowportmanager/resync", new() { { "datapathid", 7 } });
        await fake.TellPortsAsync(FakeSwitch.Port(2, "two"));
        await resync;

        Assert.Equal("two", Assert.Single(await server.OnLoopAsync(() => server.Directory.OpenFlowPorts("", 7)!)).Value.Name);
    }

    [Fact]
    public async Task A_reloaded_port_manager_knows_the_ports_of_connected_switches()
    {
        await using var server = await TestServer.StartAsync();
        using var fake = await FakeSwitch.ConnectAsync(await server.OpenFlowAddressAsync(), 7);
        await fake.TellPortsAsync(FakeSwitch.Port(1, "one"));
        await server.UntilAsync(directory => directory.OpenFlowPorts("", 7));

        await server.Modules.ReloadAsync(["openflowportmanager"], Token);
        await fake.TellPortsAsync(FakeSwitch.Port(2, "two"));

        var port = await server.CallAsync("openflowportmanager/waitportbyname", new() { { "datapathid", 7 }, { "name", "two" } });
        Assert.Equal(2u, (uint)port!["port_no"]!);
    }

    [Fact]
    public async Task A_switch_whose_connection_was_dropped_comes_back_with_its_ports()
    {
        await using var server = await TestServer.StartAsync();
        await using var dummy = await DummySwitch.StartAsync(Token);
        await dummy.AddBridgeAsync(new BridgeOptions("br0", await server.ControllerAsync()) { DatapathId = DatapathId }, Token);
        await server.UntilAsync(directory => directory.OpenFlowPorts("", DatapathId));
        var first = Assert.Single(await server.OnLoopAsync(() => server.Directory.Connections));

        await first.Connection.CloseAsync("the test wants it");
        await server.UntilAsync(directory => directory.Connections.Any(connection => connection != first));
        await server.UntilAsync(directory => directory.OpenFlowPorts("", DatapathId));

        Assert.Equal(
            ["connected", "disconnected", "connected"],
            (await server.OnLoopAsync(() => server.History.ToList())).Where(line => line.Contains("connected")).Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("openflowmanager/waitconnection", "Datapath 0x0000000000000063 is not connected")]
    [InlineData("ovsdbmanager/waitconnection", "Datapath 0x0000000000000063 is not connected")]
    [InlineData("ovsdbmanager/waitbridgeinfo", "Bridge 0x0000000000000063 has not appeared")]
    public async Task Waiting_for_what_does_not_come_ends_with_a_time_out(string api, string message)
    {
        await using var server = await TestServer.StartAsync();
        var failure = await Assert.ThrowsAsync<ApiException>(() => server.CallAsync(api, new() { { "datapathid", "99" }, { "timeout", "0.02" } }));
        Assert.Equal(ApiErrorKind.Timeout, failure.Kind);
        Assert.Equal(message, failure.Message);
    }

    [Theory]
    [InlineData("datapathid", "\"0xyz\"")]
    [InlineData("datapathid", "-1")]
    [InlineData("portno", "4294967296")]
    public async Task Wrong_numbers_are_refused_by_name(string parameter, string json)
    {
        await using var server = await TestServer.StartAsync();
        var arguments = new ApiArguments { { "datapathid", 1 }, { "portno", 1 } };
        arguments[parameter] = JsonNode.Parse(json);
        var failure = await Assert.ThrowsAsync<ApiException>(() => server.CallAsync("openflowportmanager/getportbyno", arguments));
        Assert.Equal(ApiErrorKind.BadParameter, failure.Kind);
        Assert.Contains(parameter, failure.Message);
    }
}
