using Xunit;

namespace Vlcp.Lab.Tests;

public sealed class NetworkLabTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Endpoints_on_two_servers_reach_each_other_over_vxlan_by_static_flows()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions(), Token);
        var (one, two) = (lab.Servers[0], lab.Servers[1]);
        var a = await AddTunnelledEndpointAsync(one, two, "192.168.1.2/24");
        var b = await AddTunnelledEndpointAsync(two, one, "192.168.1.3/24");
        await using var capture = await b.TcpdumpAsync("icmp", Token);

        await a.WaitForPingAsync("192.168.1.3", Token);

        Assert.Contains(a.MacText, await capture.WaitForAsync("ICMP echo request", Token));
        Assert.True((await b.PingAsync("192.168.1.2", Token)).AllReceived);
        Assert.Equal(1450, await a.MtuAsync(Token));
        Assert.Equal(0, (await a.PingAsync("10.1.1.1", Token, count: 1)).Received);
    }

    [Fact]
    public async Task The_trunk_passes_a_vlan_to_the_other_server_and_keeps_vlans_apart()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 2 }, Token);
        foreach (var server in lab.Servers)
        {
            await AddSwitchingBridgeAsync(server);
            await server.AddVlanUplinkAsync("testbr0", Token);
            await server.AddEndpointAsync("testbr0", "red", null, Token);
            await server.AddEndpointAsync("testbr0", "blue", null, Token, EndpointLink.Veth);
            await server.VsctlAsync(["set", "port", "red", "tag=100", "--", "set", "port", "blue", "tag=200"], Token);
            await server.Endpoints[0].SetAddressAsync($"192.168.1.{server.Number}/24", Token);
            await server.Endpoints[1].SetAddressAsync($"192.168.1.{server.Number + 10}/24", Token);
        }

        await using var capture = await PacketCapture.StartAsync(
            lab.Servers[1].Place, "bond0", string.Empty, Path.Combine(lab.Directory, "bond0.log"), Token);
        var endpoints = lab.Servers[0].Endpoints;
        await endpoints[0].WaitForPingAsync("192.168.1.2", Token);
        await endpoints[1].WaitForPingAsync("192.168.1.12", Token);

        Assert.Contains("vlan 100", await capture.WaitForAsync("192.168.1.1 > 192.168.1.2: ICMP echo request", Token));
        Assert.Contains("vlan 200", await capture.WaitForAsync("192.168.1.11 > 192.168.1.12: ICMP echo request", Token));
        Assert.Equal(0, (await endpoints[0].PingAsync("192.168.1.12", Token)).Received);
    }

    [Fact]
    public async Task Two_labs_with_equal_addresses_stand_side_by_side()
    {
        var labs = await Task.WhenAll(NetworkLab.CreateAsync(new LabOptions(), Token), NetworkLab.CreateAsync(new LabOptions(), Token));
        try
        {
            Assert.NotEqual(labs[0].Prefix, labs[1].Prefix);
            foreach (var lab in labs)
            {
                var text = await lab.Servers[0].RunAsync("ping", ["-c", "1", $"{lab.Servers[1].UnderlayAddress}"], Token);
                Assert.Contains("1 received", text);
                await lab.Servers[1].RunAsync("ping", ["-c", "1", $"{lab.Underlay.Address}"], Token);
            }

            await labs[0].DisposeAsync();

            await labs[1].Servers[0].RunAsync("ping", ["-c", "1", $"{labs[1].Servers[1].UnderlayAddress}"], Token);
        }
        finally
        {
            await Task.WhenAll(labs.Select(l => l.DisposeAsync().AsTask()));
        }
    }

    [Fact]
    public async Task A_taken_prefix_is_refused_and_the_lab_that_has_it_stays()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Token);

        var error = await Assert.ThrowsAsync<LabException>(
            () => NetworkLab.CreateAsync(new LabOptions { Prefix = lab.Prefix }, Token));

        Assert.Contains($"Prefix '{lab.Prefix}'", error.Message);
        await lab.Servers[0].RunAsync("ping", ["-c", "1", $"{lab.Underlay.Address}"], Token);
    }

    [Theory]
    [InlineData("Far-Too-Long")]
    [InlineData("")]
    public async Task A_wrong_prefix_is_refused(string prefix)
    {
        var error = await Assert.ThrowsAsync<LabException>(() => NetworkLab.CreateAsync(new LabOptions { Prefix = prefix }, Token));

        Assert.Contains("Prefix", error.Message);
    }

    [Fact]
    public async Task Disposal_leaves_no_namespace_no_process_and_no_file()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Token);
        await AddSwitchingBridgeAsync(lab.Servers[0]);
        await lab.Servers[0].AddVlanUplinkAsync("testbr0", Token);
        await lab.Servers[0].AddEndpointAsync("testbr0", "vp1", "logical-1", Token);
        lab.Servers[0].StartProcess("sleeper", "sleep", ["1000"]);
        var state = lab.State;
        Assert.All(state.Namespaces, name => Assert.True(File.Exists($"/run/netns/{name}")));
        Assert.All(state.Processes, process => Assert.True(process.IsRunning));
        Assert.Equal(4, state.Namespaces.Count);
        Assert.Equal(5, state.Processes.Count);

        await lab.DisposeAsync();

        Assert.All(state.Namespaces, name => Assert.False(File.Exists($"/run/netns/{name}")));
        Assert.All(state.Processes, process => Assert.False(process.IsRunning));
        Assert.False(Directory.Exists(state.Directory));
    }

    [Theory]
    [InlineData(EndpointLink.Internal)]
    [InlineData(EndpointLink.Veth)]
    public async Task Endpoints_have_their_address_back_when_OVS_was_killed_and_restarted(EndpointLink link)
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Token);
        var server = lab.Servers[0];
        await AddSwitchingBridgeAsync(server);
        var a = await server.AddEndpointAsync("testbr0", "vp1", "logical-1", Token, link);
        var b = await server.AddEndpointAsync("testbr0", "vp2", "logical-2", Token, link);
        await a.SetAddressAsync("192.168.1.2/24", Token, gateway: "192.168.1.3");
        await b.SetAddressAsync("192.168.1.3/24", Token);
        await a.SetMtuAsync(1400, Token);
        await a.WaitForPingAsync("192.168.1.3", Token);

        await server.KillOvsAsync(Token);
        await server.RestartOvsAsync(Token);
        await server.OfctlAsync(["add-flow", "testbr0", "actions=NORMAL"], Token);

        await a.WaitForPingAsync("192.168.1.3", Token);
        Assert.Equal(1400, await a.MtuAsync(Token));
        Assert.Contains(await a.RoutesAsync(Token), route => route.StartsWith("default via 192.168.1.3", StringComparison.Ordinal));
        Assert.Contains(a.MacText, await a.RunAsync("ip", ["link", "show", a.DeviceName], Token));
        await server.RunAsync("ping", ["-c", "1", $"{lab.Underlay.Address}"], Token);
    }

    [Fact]
    public async Task TCP_passes_between_endpoints_and_from_a_server_to_the_underlay()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Token);
        var server = lab.Servers[0];
        await AddSwitchingBridgeAsync(server);
        var a = await server.AddEndpointAsync("testbr0", "vp1", null, Token);
        var b = await server.AddEndpointAsync("testbr0", "vp2", null, Token, EndpointLink.Veth);
        await a.SetAddressAsync("192.168.1.2/24", Token);
        await b.SetAddressAsync("192.168.1.3/24", Token);
        string[] web = ["-u", "-m", "http.server", "80", "--directory", lab.Directory];
        await using var inEndpoint = b.StartProcess("web", "/usr/bin/python3", web);
        await using var inUnderlay = lab.Underlay.StartProcess("web", "/usr/bin/python3", web);
        string[] curl = ["-sS", "--retry", "30", "--retry-connrefused", "--retry-delay", "1", "--max-time", "30"];

        Assert.Contains(lab.Prefix, await a.RunAsync("curl", [.. curl, "http://192.168.1.3/lab.json"], Token));
        Assert.Contains(lab.Prefix, await server.RunAsync("curl", [.. curl, $"http://{lab.Underlay.Address}/lab.json"], Token));
    }

    [Fact]
    public async Task An_endpoint_that_is_disposed_takes_its_port_and_namespace_with_it()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Token);
        var server = lab.Servers[0];
        await AddSwitchingBridgeAsync(server);
        var endpoint = await server.AddEndpointAsync("testbr0", "vp1", "logical-1", Token);
        Assert.Contains("vp1", await server.VsctlAsync(["list-ports", "testbr0"], Token));

        await endpoint.DisposeAsync();

        Assert.DoesNotContain("vp1", await server.VsctlAsync(["list-ports", "testbr0"], Token));
        Assert.DoesNotContain(endpoint.Namespace, lab.State.Namespaces);
        await server.AddEndpointAsync("testbr0", "vp1", "logical-1", Token);
    }

    private static async Task AddSwitchingBridgeAsync(LabServer server)
    {
        await server.AddBridgeAsync("testbr0", Token);
        await server.OfctlAsync(["add-flow", "testbr0", "actions=NORMAL"], Token);
    }

    private static async Task<LabEndpoint> AddTunnelledEndpointAsync(LabServer server, LabServer other, string address)
    {
        await server.AddBridgeAsync("testbr0", Token, "tcp:127.0.0.1:6653");
        await server.AddVxlanPortAsync("testbr0", Token);
        var endpoint = await server.AddEndpointAsync("testbr0", "vp1", $"logical-{server.Number}", Token);
        await server.OfctlAsync(
            ["add-flows", "testbr0", "-"],
            Token,
            $"""
            in_port=vp1,actions=set_field:{other.UnderlayAddress}->tun_dst,set_field:10001->tun_id,output:vxlan0
            in_port=vxlan0,tun_id=10001,actions=output:vp1

            """);
        await endpoint.SetAddressAsync(address, Token);
        await endpoint.SetMtuAsync(1450, Token);
        return endpoint;
    }
}
