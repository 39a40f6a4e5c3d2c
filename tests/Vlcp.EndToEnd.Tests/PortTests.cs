using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests;

public sealed class PortTests
{
    private const string Id = "late";
    private const string Address = "192.168.1.77";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_logical_port_may_be_created_before_its_interface() => EndToEnd.RunAsync(async test =>
    {
        var peer = await PeerAsync(test);
        await CreateLogicalPortAsync(test.One, "02:00:00:00:00:77");
        await test.SyncAsync();

        var endpoint = await test.Two.AddEndpointAsync(TutorialWalk.Bridge, "late0", Id, Token);

        await ConnectAsync(endpoint, "02:00:00:00:00:77", peer);
    });

    [Fact]
    public Task A_logical_port_may_be_created_after_its_interface() => EndToEnd.RunAsync(async test =>
    {
        var peer = await PeerAsync(test);
        var endpoint = await test.Two.AddEndpointAsync(TutorialWalk.Bridge, "late0", Id, Token);
        await test.SyncAsync();

        await CreateLogicalPortAsync(test.One, endpoint.MacText);

        await ConnectAsync(endpoint, endpoint.MacText, peer);
    });

    [Fact]
    public Task An_interface_may_get_its_id_later() => EndToEnd.RunAsync(async test =>
    {
        var peer = await PeerAsync(test);
        var endpoint = await test.Two.AddEndpointAsync(TutorialWalk.Bridge, "late0", null, Token);
        await CreateLogicalPortAsync(test.One, endpoint.MacText);
        await test.SyncAsync();

        await test.Two.VsctlAsync(["set", "interface", "late0", $"external_ids:iface-id={Id}"], Token);
        await ConnectAsync(endpoint, endpoint.MacText, peer);

        await test.Two.VsctlAsync(["remove", "interface", "late0", "external_ids", "iface-id"], Token);
        await Eventually.HappensAsync(
            "an interface without id is cut off", token => endpoint.PingAsync($"{peer.Address}", token, count: 1), p => p.Received == 0, Token);
    });

    [Fact]
    public Task A_port_that_moves_to_another_server_is_reached_there() => EndToEnd.RunAsync(async test =>
    {
        var walk = test.Lab.Walk(TutorialNetwork.Vxlan);
        await walk.CreateAsync(Token);
        await walk.CheckAsync(Token);
        var (moving, staysHere, staysThere) = (walk.Ports[0], await AddPortAsync(test.One), walk.Ports[2]);
        await staysHere.WaitForPingAsync($"{moving.Address}", Token);

        await moving.Endpoint.DisposeAsync();
        var moved = await test.Two.AddEndpointAsync(TutorialWalk.Bridge, "moved0", moving.Id, Token);
        await SetAddressAsync(moved, moving.Endpoint.MacText, $"{moving.Address}/24");

        foreach (var other in new[] { staysHere, staysThere.Endpoint })
        {
            await other.WaitForPingAsync($"{moving.Address}", Token);
            Assert.True((await other.PingAsync($"{moving.Address}", Token)).AllReceived);
        }
    });

    [Fact]
    public Task Networks_of_four_kinds_share_a_bridge_and_stay_apart() => EndToEnd.RunAsync(async test =>
    {
        foreach (var server in test.Servers)
        {
            await server.AddVlanUplinkAsync(TutorialWalk.Bridge, Token, "bond1");
        }

        TutorialWalk[] walks =
        [
            test.Lab.Walk(TutorialNetwork.Vxlan with { Subnets = [new(1), new(2)] }),
            test.Lab.Walk(TutorialNetwork.Vlan with { Subnets = [new(3), new(4)] }),
            test.Lab.Walk(TutorialNetwork.Native with { Subnets = [new(5)], PhysicalPort = "bond1" }),
            test.Lab.Walk(TutorialNetwork.Local with { Subnets = [new(6)] }),
        ];
        foreach (var walk in walks)
        {
            await walk.CreateAsync(Token);
        }

        foreach (var walk in walks)
        {
            await walk.CheckAsync(Token);
        }

        foreach (var (from, to) in walks.SelectMany(one => walks.Where(w => w != one).Select(other => (one.Ports[0], other.Ports[^1]))))
        {
            await from.Endpoint.RunAsync("ip", ["route", "replace", to.Subnet.Cidr, "dev", from.Endpoint.DeviceName], Token);
            await to.Endpoint.RunAsync("ip", ["route", "replace", from.Subnet.Cidr, "dev", to.Endpoint.DeviceName], Token);
            Assert.Equal(0, (await from.Endpoint.PingAsync($"{to.Address}", Token, count: 2)).Received);
        }

        foreach (var walk in walks.Reverse())
        {
            await walk.RemoveAsync(Token);
        }

        Assert.Empty(await test.StoredKeysAsync());
    });

    private static async Task<TutorialPort> PeerAsync(EndToEnd test)
    {
        var walk = test.Lab.Walk(TutorialNetwork.Vxlan with { Subnets = [new(1)] });
        await walk.CreateAsync(Token);
        return walk.Ports[0];
    }

    private static async Task<LabEndpoint> AddPortAsync(LabServer server)
    {
        var endpoint = await server.AddEndpointAsync(TutorialWalk.Bridge, "late0", Id, Token);
        await CreateLogicalPortAsync(server, endpoint.MacText);
        await endpoint.SetAddressAsync($"{Address}/24", Token);
        return endpoint;
    }

    private static Task CreateLogicalPortAsync(LabServer server, string mac) => server.AskAsync(
        $"viperflow/createlogicalport?id={Id}&logicalnetwork=network_a&subnet=subnet_a&mac_address={mac}&ip_address={Address}", Token);

    private static async Task ConnectAsync(LabEndpoint endpoint, string mac, TutorialPort peer)
    {
        await SetAddressAsync(endpoint, mac, $"{Address}/24");
        await endpoint.WaitForPingAsync($"{peer.Address}", Token);
        Assert.True((await peer.Endpoint.PingAsync(Address, Token)).AllReceived);
    }

    private static async Task SetAddressAsync(LabEndpoint endpoint, string mac, string addressWithPrefix)
    {
        await endpoint.RunAsync("ip", ["link", "set", "dev", endpoint.DeviceName, "address", mac], Token);
        await endpoint.SetMtuAsync(1450, Token);
        await endpoint.SetAddressAsync(addressWithPrefix, Token);
    }
}
