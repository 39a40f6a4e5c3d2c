using System.Globalization;
using Vlcp.EndToEnd.Tests.Lossless;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Updates;

/// <summary>
/// Every call of the web API that changes something takes effect on live traffic: when the switches have confirmed it, without any
/// connection made anew. Each test has networks of its own in the lab that they share.
/// </summary>
public sealed class UpdateTests(LiveLab live) : IClassFixture<LiveLab>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Updatelogicalport_and_updatelogicalports_move_MAC_and_IP_addresses_at_once() => live.RunAsync(async () =>
    {
        await live.AddNetworkAsync("moving", 11);
        var asker = await live.AddAsync(live.One, "moving", "10.11.0.11", 24);
        var here = await live.AddAsync(live.One, "moving", "10.11.0.12", 24);
        var there = await live.AddAsync(live.Two, "moving", "10.11.0.21", 24);
        await asker.WaitForPingAsync("10.11.0.12", Token);
        await asker.WaitForPingAsync("10.11.0.21", Token);

        await SetMacAsync(here, "02:00:00:00:11:12");
        await SetMacAsync(there, "02:00:00:00:11:21");
        await ChangeAsync(
            "viperflow/updatelogicalports?ports=`[{\"id\":\"e11x12\",\"mac_address\":\"02:00:00:00:11:12\"},{\"id\":\"e11x21\",\"mac_address\":\"02:00:00:00:11:21\"}]`");
        await AnswersAsync(asker, "10.11.0.12");
        await AnswersAsync(asker, "10.11.0.21");
        Assert.Equal("02:00:00:00:11:21", await NeighbourAsync(asker, "10.11.0.21"));
        // What the switch learned from packets goes by its time-out; nothing is sent to it any more.
        Assert.DoesNotContain(
            (await EndToEnd.FlowsAsync(live.One)).Where(flow => !flow.Contains("_timeout=")), flow => flow.Contains(there.MacText) || flow.Contains(here.MacText));

        await there.RunAsync("ip", ["addr", "flush", "dev", there.DeviceName], Token);
        await there.SetAddressAsync("10.11.0.99/24", Token);
        await ChangeAsync("viperflow/updatelogicalport?id=e11x21&ip_address=10.11.0.99");
        await AnswersAsync(asker, "10.11.0.99");
        Assert.Equal(0, (await asker.PingAsync("10.11.0.21", Token, count: 1)).Received);
    });

    [Fact]
    public Task Updatelogicalnetwork_and_updatephysicalnetwork_move_a_network_to_another_VNI_at_once() => live.RunAsync(async () =>
    {
        await live.AddNetworkAsync("renumbered", 12);
        var here = await live.AddAsync(live.One, "renumbered", "10.12.0.11", 24);
        var there = await live.AddAsync(live.Two, "renumbered", "10.12.0.21", 24);
        await live.SyncAsync();
        var before = await live.One.AskAsync("viperflow/listlogicalnetworks?id=renumbered", Token);
        var vni = before[0].GetProperty("vni").GetInt32();
        await using var traffic = await Traffic.StartAsync([(here, "10.12.0.21"), (there, "10.12.0.11")]);

        await ChangeAsync("viperflow/updatephysicalnetwork?id=vxlan&vnirange=`[[10000,20000],[30000,30010]]`");
        await ChangeAsync("viperflow/updatelogicalnetwork?id=renumbered&vni=30005");
        await traffic.GoesOnAsync();

        foreach (var server in live.Lab.Network.Servers)
        {
            var flows = string.Join('\n', await EndToEnd.FlowsAsync(server)) + string.Join('\n', await EndToEnd.GroupsAsync(server));
            Assert.Matches($@"{Hex(30005)}\b", flows);
            Assert.DoesNotMatch($@"{Hex(vni)}\b", flows);
        }
    });

    [Fact]
    public Task Updatelogicalnetworks_and_updatephysicalnetworks_move_a_network_to_another_VLAN_at_once() => live.RunAsync(async () =>
    {
        await live.One.AskAsync("viperflow/createphysicalnetwork?type=vlan&vlanrange=`[[100,110]]`&id=vlan", Token);
        await live.One.AskAsync("viperflow/createphysicalport?physicalnetwork=vlan&name=bond0", Token);
        await live.AddNetworkAsync("retagged", 13, "vlan");
        var here = await live.AddAsync(live.One, "retagged", "10.13.0.11", 24);
        var there = await live.AddAsync(live.Two, "retagged", "10.13.0.21", 24);
        await live.SyncAsync();
        await using var traffic = await Traffic.StartAsync([(here, "10.13.0.21"), (there, "10.13.0.11")]);

        await ChangeAsync("viperflow/updatephysicalnetworks?networks=`[{\"id\":\"vlan\",\"vlanrange\":[[100,110],[900,910]]}]`");
        await ChangeAsync("viperflow/updatelogicalnetworks?networks=`[{\"id\":\"retagged\",\"vlanid\":905}]`");
        await traffic.GoesOnAsync();

        foreach (var server in live.Lab.Network.Servers)
        {
            var flows = await EndToEnd.FlowsAsync(server);
            Assert.Contains(flows, flow => flow.Contains("dl_vlan=905"));
            Assert.DoesNotContain(flows, flow => flow.Contains("dl_vlan=100"));
        }
    });

    [Fact]
    public Task What_guests_are_told_by_DHCP_changes_at_once() => live.RunAsync(async () =>
    {
        await live.AddNetworkAsync("told", 14);
        var guest = await live.One.AddEndpointAsync(TutorialWalk.Bridge, "guest", "guest", Token, EndpointLink.Veth);
        await live.One.AskAsync($"viperflow/createlogicalport?id=guest&logicalnetwork=told&subnet=told&mac_address={guest.MacText}&hostname=first", Token);
        await live.SyncAsync();
        await guest.DhclientAsync(Token);
        Assert.Equal((1450, "default via 10.14.0.1"), (await guest.MtuAsync(Token), await DefaultRouteAsync(guest)));
        Assert.Contains("host-name \"first\"", await LeaseAsync(guest), StringComparison.Ordinal);

        await ChangeAsync("viperflow/updatelogicalnetwork?id=told&mtu=1400");
        await ChangeAsync("viperflow/updatesubnet?id=told&gateway=10.14.0.254");
        await ChangeAsync("viperflow/updatelogicalport?id=guest&hostname=second&ip_address=10.14.0.77");
        await guest.ReleaseDhcpAsync(Token);

        Assert.Equal("10.14.0.77", $"{await guest.DhclientAsync(Token)}");
        Assert.Equal((1400, "default via 10.14.0.254"), (await guest.MtuAsync(Token), await DefaultRouteAsync(guest)));
        Assert.Contains("host-name \"second\"", await LeaseAsync(guest), StringComparison.Ordinal);
    });

    [Fact]
    public Task Updatesubnet_and_updatesubnets_move_the_gateway_of_a_router_at_once() => live.RunAsync(async () =>
    {
        var (here, _) = await RoutedAsync("left", 15, "right", 16);

        await ChangeAsync("viperflow/updatesubnets?subnets=`[{\"id\":\"left\",\"gateway\":\"10.15.0.254\"}]`");
        await here.RunAsync("ip", ["route", "replace", "default", "via", "10.15.0.254"], Token);
        await AnswersAsync(here, "10.16.0.21");
        await ChangeAsync("viperflow/updatesubnet?id=left&gateway=10.15.0.253");
        await here.RunAsync("ip", ["route", "replace", "default", "via", "10.15.0.253"], Token);
        await AnswersAsync(here, "10.16.0.21");

        Assert.DoesNotContain(await EndToEnd.FlowsAsync(live.One), flow => flow.Contains("arp_tpa=10.15.0.1,") || flow.Contains("arp_tpa=10.15.0.254"));
    });

    [Fact]
    public Task Updatevirtualrouter_and_updatevirtualrouters_change_routes_at_once() => live.RunAsync(async () =>
    {
        var (here, there) = await RoutedAsync("inner", 17, "outer", 18);
        await there.RunAsync("ip", ["addr", "add", "10.200.0.1/32", "dev", there.DeviceName], Token);
        await there.RunAsync("ip", ["addr", "add", "10.201.0.1/32", "dev", there.DeviceName], Token);

        await ChangeAsync("vrouterapi/updatevirtualrouter?id=inner-outer&routes=`[[\"10.200.0.0/24\",\"10.18.0.21\"]]`");
        await AnswersAsync(here, "10.200.0.1");
        await ChangeAsync("vrouterapi/updatevirtualrouters?routers=`[{\"id\":\"inner-outer\",\"routes\":[[\"10.201.0.0/24\",\"10.18.0.21\"]]}]`");
        await AnswersAsync(here, "10.201.0.1");
        Assert.Equal(0, (await here.PingAsync("10.200.0.1", Token, count: 1)).Received);

        await ChangeAsync("vrouterapi/removerouterinterface?router=inner-outer&subnet=outer");
        Assert.Equal(0, (await here.PingAsync("10.18.0.21", Token, count: 1)).Received);
        await ChangeAsync("vrouterapi/addrouterinterface?router=inner-outer&subnet=outer");
        await AnswersAsync(here, "10.18.0.21");
    });

    [Fact]
    public Task Updatephysicalport_and_updatephysicalports_disturb_nobody() => live.RunAsync(async () =>
    {
        await using var traffic = await live.StartTrafficAsync();
        var ages = await FlowAges.TakeAsync(live.One);

        await ChangeAsync("viperflow/updatephysicalport?name=vxlan0&rack=7");
        await ChangeAsync("viperflow/updatephysicalports?ports=`[{\"name\":\"vxlan0\",\"rack\":\"8\"}]`");

        await traffic.AssertNothingLostAsync();
        await ages.AssertKeptAsync();
        var port = await live.Two.AskAsync("viperflow/listphysicalports?name=vxlan0", Token);
        Assert.Equal("8", port[0].GetProperty("rack").GetString());
    });

    private static string Hex(int number) => $"0x{number.ToString("x", CultureInfo.InvariantCulture)}";

    private static async Task SetMacAsync(LabEndpoint endpoint, string mac) =>
        await endpoint.RunAsync("ip", ["link", "set", "dev", endpoint.DeviceName, "address", mac], Token);

    // A machine asks its neighbours seldom: what it knows of old is thrown away, so that the answer is a new one.
    private static async Task AnswersAsync(LabEndpoint from, string target)
    {
        await from.RunAsync("ip", ["neigh", "flush", "dev", from.DeviceName], Token);
        await from.WaitForPingAsync(target, Token);
    }

    private static async Task<string?> NeighbourAsync(LabEndpoint endpoint, string address)
    {
        var words = (await endpoint.RunAsync("ip", ["neigh", "show", address, "dev", endpoint.DeviceName], Token)).Split(' ');
        return Array.IndexOf(words, "lladdr") is >= 0 and var at ? words[at + 1] : null;
    }

    private static async Task<string?> DefaultRouteAsync(LabEndpoint endpoint) =>
        (await endpoint.RoutesAsync(Token)).Single(route => route.StartsWith("default", StringComparison.Ordinal)) is var route
            ? string.Join(' ', route.Split(' ').Take(3))
            : null;

    private async Task<string> LeaseAsync(LabEndpoint guest) =>
        (await File.ReadAllTextAsync(Path.Combine(live.One.Directory, guest.PortName, "dhclient.leases"), Token)).Split("lease {")[^1];

    private async Task ChangeAsync(string call)
    {
        await live.Two.AskAsync(call, Token);
        await live.SyncAsync();
    }

    /// <summary>A machine on the first server and one on the second, in networks of their own with a router between them.</summary>
    private async Task<(LabEndpoint Here, LabEndpoint There)> RoutedAsync(string left, byte leftNumber, string right, byte rightNumber)
    {
        await live.AddNetworkAsync(left, leftNumber);
        await live.AddNetworkAsync(right, rightNumber);
        await live.AddRouterAsync($"{left}-{right}", left, right);
        var here = await live.AddAsync(live.One, left, $"10.{leftNumber}.0.11", 24, $"10.{leftNumber}.0.1");
        var there = await live.AddAsync(live.Two, right, $"10.{rightNumber}.0.21", 24, $"10.{rightNumber}.0.1");
        await live.SyncAsync();
        await here.WaitForPingAsync($"10.{rightNumber}.0.21", Token);
        return (here, there);
    }
}
