using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Vlcp.Apps.Bundled.Switching;
using Vlcp.Apps.Bundled.TopologyPages;
using Vlcp.Apps.Topology;

namespace Vlcp.Apps.Tests.Bundled;

/// <summary>Two real switches with a cable between them.</summary>
public sealed class TopologyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Switches_links_and_hosts_are_found_told_and_shown_and_forgotten()
    {
        await using var lab = await SwitchLab.StartAsync(o => o with { ObserveLinks = true }, typeof(LearningSwitch), typeof(LiveTopology));
        using var feed = new ClientWebSocket();
        await feed.ConnectAsync(new UriBuilder(lab.Web.BaseAddress!) { Scheme = "ws", Path = "/v1.0/topology/ws" }.Uri, Stop);
        await lab.AddBridgeAsync("br1", 1, "h1");
        await lab.AddBridgeAsync("br2", 2, "h2");
        await CableAsync(lab);
        var topology = lab.Apps.Find<SwitchTopology>();
        await Patience.UntilAsync("both directions", () => topology.GetLinks().Count == 2);

        await lab.Switch.Switch.AppctlAsync(["netdev-dummy/receive", "h1", HostFrame], Stop);
        await Patience.UntilAsync("the host", () => topology.GetHosts(1).Count == 1);
        Assert.Equal(["10.0.0.7"], topology.GetHosts()[0].Ipv4);
        Assert.Equal(2, JsonNode.Parse((await lab.SendAsync("GET", "/v1.0/topology/switches")).Body)!.AsArray().Count);
        var link = JsonNode.Parse((await lab.SendAsync("GET", "/v1.0/topology/links/0000000000000001")).Body)!.AsArray().Single()!;
        Assert.Equal("0000000000000002", (string)link["dst"]!["dpid"]!);
        Assert.Equal("02:00:00:00:00:77", (string)JsonNode.Parse((await lab.SendAsync("GET", "/v1.0/topology/hosts")).Body)![0]!["mac"]!);
        Assert.Equal(400, (await lab.SendAsync("GET", "/v1.0/topology/links/1")).Status);
        Assert.Contains("<svg", (await lab.SendAsync("GET", "/")).Body, StringComparison.Ordinal);

        await lab.Switch.RemovePortAsync("br1", "c1", Stop);
        await Patience.UntilAsync("no links", () => topology.GetLinks().Count == 0);
        var told = await ToldAsync(feed, "event_link_delete");
        Assert.Subset(told.ToHashSet(), new HashSet<string> { "event_switch_enter", "event_link_add", "event_host_add", "event_link_delete" });
    }

    [Fact]
    public async Task Other_apps_can_ask_with_requests()
    {
        await using var lab = await SwitchLab.StartAsync(o => o, typeof(SwitchTopology), typeof(Platform.Sender));
        await lab.AddBridgeAsync("br1", 1, "h1");
        await Patience.UntilAsync("the switch", () => lab.Apps.Find<SwitchTopology>().GetSwitches().Count == 1);
        var reply = await lab.Apps.Find<Platform.Sender>().SendRequestAsync<EventSwitchReply>(new EventSwitchRequest(1), Patience.Limit);
        Assert.Contains(reply.Switches.Single().Ports, port => port.Description.Name == "h1");
    }

    // A broadcast IPv4 packet of 10.0.0.7.
    private static string HostFrame =>
        "ffffffffffff020000000077" + "0800" + "4500002e000000004011" + "0000" + "0a000007" + "0a0000ff" + "0001000200 1a0000".Replace(" ", "", StringComparison.Ordinal) + new string('0', 36);

    // Two dummy ports that are the two ends of one cable.
    private static async Task CableAsync(SwitchLab lab)
    {
        var socket = Path.Combine(lab.Switch.Switch.Directory, "cable.sock");
        await lab.Switch.Switch.VsctlAsync(["add-port", "br1", "c1", "--", "set", "interface", "c1", "type=dummy", $"options:pstream=punix:{socket}"], Stop);
        await lab.Switch.Switch.VsctlAsync(["add-port", "br2", "c2", "--", "set", "interface", "c2", "type=dummy", $"options:stream=unix:{socket}"], Stop);
    }

    private static async Task<List<string>> ToldAsync(ClientWebSocket feed, string last)
    {
        var told = new List<string>();
        var buffer = new byte[1 << 16];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(Patience.Limit);
        while (told.LastOrDefault() != last)
        {
            var received = await feed.ReceiveAsync(buffer, limit.Token);
            told.Add((string)JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, received.Count))!["method"]!);
        }
        return told;
    }
}
