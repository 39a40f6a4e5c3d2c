using System.Collections.Concurrent;
using Vlcp.Apps.Networks;
using Vlcp.Apps.Tunnels;
using Vlcp.Packets;

namespace Vlcp.Apps.Tests.Networks;

/// <summary>Notes what it hears of networks and tunnels.</summary>
public sealed class NetworkWatcher : App
{
    public ConcurrentQueue<string> Seen { get; } = new();

    [Observe]
    private void OnPort(EventNetworkPort ev) => Seen.Enqueue($"{(ev.AddDel ? "+" : "-")}{ev.NetworkId}/{ev.Dpid}/{ev.PortNo}");

    [Observe]
    private void OnDel(EventNetworkDel ev) => Seen.Enqueue($"-{ev.NetworkId}");

    [Observe]
    private void OnMac(EventMacAddress ev) => Seen.Enqueue($"{(ev.AddDel ? "+" : "-")}{ev.MacAddress}");

    [Observe]
    private void OnKeyAdd(EventTunnelKeyAdd ev) => Seen.Enqueue($"+key {ev.TunnelKey}");

    [Observe]
    private void OnKeyDel(EventTunnelKeyDel ev) => Seen.Enqueue($"-key {ev.TunnelKey}");

    [Observe]
    private void OnTunnel(EventTunnelPort ev) => Seen.Enqueue($"{(ev.AddDel ? "+" : "-")}tunnel {ev.PortNo} to {ev.RemoteDpid}");
}

/// <summary>The events and refusals of networks and tunnels.</summary>
public sealed class NetworkTests
{
    private static readonly MacAddress Mac = MacAddress.Parse("02:00:00:00:00:01");

    [Fact]
    public async Task Ports_and_addresses_come_and_go_with_events_in_order()
    {
        await using var apps = await TestApps.StartAsync(typeof(NetworkWatcher));
        var network = apps.Find<Network>();
        network.CreateNetwork("a");
        network.UpdateNetwork("b");
        await network.CreatePortAsync("a", 1, 10);
        await network.CreateMacAsync("a", 1, 10, Mac);
        Assert.Equal([(1ul, 10u)], network.GetPortsWithMac("a", Mac));
        await network.UpdatePortAsync("b", 1, 10);
        await network.UpdatePortAsync("b", 1, 10);
        Assert.Equal("b", network.GetNetwork(1, 10));
        await network.RemoveNetworkAsync("b");
        Assert.Equal(NetworkError.PortUnknown, Assert.Throws<NetworkException>(() => network.GetNetwork(1, 10)).Error);
        await network.RemovePortAsync(1, 10);
        await network.RemovePortAsync(1, 10);
        await Patience.UntilAsync("the last event", () => apps.Find<NetworkWatcher>().Seen.Contains("-b"));
        Assert.Equal(["+a/1/10", $"+{Mac}", $"-{Mac}", "-a/1/10", "+b/1/10", "-b/1/10", "-b"], apps.Find<NetworkWatcher>().Seen);
    }

    [Fact]
    public async Task What_is_refused_changes_nothing()
    {
        await using var apps = await TestApps.StartAsync(typeof(NetworkWatcher));
        var network = apps.Find<Network>();
        network.CreateNetwork("a");
        Assert.Equal(NetworkError.NetworkAlreadyExist, Refusal(() => Task.Run(() => network.CreateNetwork("a"))));
        Assert.Equal(NetworkError.NetworkAlreadyExist, Refusal(() => Task.Run(() => network.UpdateNetwork(Network.UnknownNetwork))));
        Assert.Equal(NetworkError.NetworkNotFound, Refusal(() => network.CreatePortAsync("none", 1, 1)));
        await network.CreatePortAsync("a", 1, 1);
        Assert.Equal(NetworkError.PortAlreadyExist, Refusal(() => network.CreatePortAsync("a", 1, 1)));
        Assert.Equal(NetworkError.PortNotFound, Refusal(() => network.CreateMacAsync("a", 1, 2, Mac)));
        await network.CreateMacAsync("a", 1, 1, Mac);
        Assert.Equal(NetworkError.MacAddressAlreadyExist, Refusal(() => network.CreateMacAsync("a", 1, 1, MacAddress.Broadcast)));
        Assert.Equal(Mac, network.GetMac(1, 1));
        Assert.Equal(NetworkError.PortNotFound, Refusal(() => network.RemovePortAsync(9, 1)));
        Assert.Equal([1u], network.GetPorts(1).Select(p => p.PortNo));
        Assert.Empty(network.FilterPorts(1, 1, "a"));
    }

    [Fact]
    public async Task Tunnels_have_keys_and_ports()
    {
        await using var apps = await TestApps.StartAsync(typeof(NetworkWatcher));
        var tunnels = apps.Find<Vlcp.Apps.Tunnels.Tunnels>();
        await tunnels.RegisterKeyAsync("a", 5);
        await tunnels.UpdateKeyAsync("a", 5);
        Assert.Equal(NetworkError.NetworkAlreadyExist, Refusal(() => tunnels.UpdateKeyAsync("a", 6)));
        Assert.Equal(NetworkError.TunnelKeyAlreadyExist, Refusal(() => tunnels.RegisterKeyAsync("b", 5)));
        Assert.Equal(5u, tunnels.GetKey("a"));
        await tunnels.DeleteKeyAsync("a");
        Assert.Equal(NetworkError.TunnelKeyNotFound, Assert.Throws<NetworkException>(() => tunnels.GetKey("a")).Error);
        await tunnels.RegisterPortAsync(1, 2, 3);
        Assert.Equal(NetworkError.RemoteDpidAlreadyExist, Refusal(() => tunnels.UpdatePortAsync(1, 2, 4)));
        Assert.Equal(2u, tunnels.GetPort(1, 3));
        await tunnels.DeletePortAsync(1, 2);
        await Patience.UntilAsync("the last event", () => apps.Find<NetworkWatcher>().Seen.Contains("-tunnel 2 to 3"));
        Assert.Equal(["+key 5", "-key 5", "+tunnel 2 to 3", "-tunnel 2 to 3"], apps.Find<NetworkWatcher>().Seen);
    }

    private static NetworkError Refusal(Func<Task> call) => Assert.Throws<NetworkException>(() => call().GetAwaiter().GetResult()).Error;
}
