using System.Text.Json.Nodes;
using Vlcp.Apps.Bundled.Firewalling;

namespace Vlcp.Apps.Tests.Bundled;

public sealed class FirewallTests
{
    private const string Id = "0000000000000021";

    [Fact]
    public async Task A_switch_joins_closed_opens_and_follows_its_rules()
    {
        await using var lab = await StartAsync();
        Assert.Contains("priority=65535 actions=drop", await lab.FlowsAsync("br0"), StringComparison.Ordinal);
        Assert.Equal(200, (await lab.SendAsync("PUT", $"/firewall/module/enable/{Id}")).Status);
        var added = await lab.SendAsync("POST", $"/firewall/rules/{Id}", """{"nw_src": "10.0.0.1/32", "nw_proto": "ICMP", "priority": "10"}""");
        Assert.Contains("rule_id=1", added.Body, StringComparison.Ordinal);
        var flows = await lab.FlowsAsync("br0");
        Assert.Contains("priority=10,icmp,nw_src=10.0.0.1 actions=NORMAL", flows, StringComparison.Ordinal);
        Assert.DoesNotContain("priority=65535", flows, StringComparison.Ordinal);
        Assert.Equal("ALLOW", (string)JsonNode.Parse((await lab.SendAsync("GET", $"/firewall/rules/{Id}")).Body)![0]!["access_control_list"]![0]!["rules"]![0]!["actions"]!);
        Assert.Equal(400, (await lab.SendAsync("POST", $"/firewall/rules/{Id}", """{"nw_proto": "IPX"}""")).Status);
        Assert.Equal(404, (await lab.SendAsync("DELETE", $"/firewall/rules/{Id}", """{"rule_id": "9"}""")).Status);
        Assert.Equal(200, (await lab.SendAsync("DELETE", $"/firewall/rules/{Id}", """{"rule_id": "all"}""")).Status);
        Assert.DoesNotContain("priority=10", await lab.FlowsAsync("br0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_logged_until_that_is_turned_off()
    {
        await using var lab = await StartAsync();
        Assert.Equal("enable", (string)JsonNode.Parse((await lab.SendAsync("GET", "/firewall/log/status")).Body)![0]!["log_status"]!);
        Assert.Equal(200, (await lab.SendAsync("PUT", "/firewall/module/enable/all")).Status);
        Assert.Equal(200, (await lab.SendAsync("POST", $"/firewall/rules/{Id}", """{"nw_src": "10.0.0.9", "actions": "DENY", "priority": 20}""")).Status);
        Assert.Contains("priority=20,ip,nw_src=10.0.0.9 actions=CONTROLLER:65535", await lab.FlowsAsync("br0"), StringComparison.Ordinal);
        var blocked = $"blocked packet from port {lab.Apps.Manager.Switches.Find(0x21)!.Ports.Values.Single(p => p.Name == "p1").Number}: 50:54:00:00:00:05 > 50:54:00:00:00:07";
        await ReceiveAsync(lab, "eth_type(0x0800),ipv4(src=10.0.0.9,dst=10.0.0.2,proto=17,tos=0,ttl=64,frag=no),udp(src=1,dst=53)");
        await Patience.UntilAsync("the rule's packet", () => lab.Apps.Log.Has($"{blocked}, 10.0.0.9 > 10.0.0.2 Udp 1 > 53"));
        await ReceiveAsync(lab, "eth_type(0x88cd)");
        await Patience.UntilAsync("a packet without rule", () => lab.Apps.Log.Has($"{blocked}, type 0x88cd"));
        var off = await lab.SendAsync("PUT", $"/firewall/log/disable/{Id}");
        Assert.Contains("Log collection stopped.", off.Body, StringComparison.Ordinal);
        Assert.Equal("disable", (string)JsonNode.Parse((await lab.SendAsync("GET", "/firewall/log/status")).Body)![0]!["log_status"]!);
        var flows = await lab.FlowsAsync("br0");
        Assert.Contains("priority=20,ip,nw_src=10.0.0.9 actions=drop", flows, StringComparison.Ordinal);
        Assert.DoesNotContain("CONTROLLER", flows, StringComparison.Ordinal);
        Assert.Equal(404, (await lab.SendAsync("PUT", $"/firewall/log/rotate/{Id}")).Status);
    }

    [Fact]
    public async Task Rules_of_a_VLAN_are_for_its_packets_only()
    {
        await using var lab = await StartAsync();
        const string Rule = """{"nw_dst": "10.0.0.1", "nw_proto": "TCP", "tp_dst": "80"}""";
        var added = await lab.SendAsync("POST", $"/firewall/rules/{Id}/5", Rule);
        Assert.Equal(5, (int)JsonNode.Parse(added.Body)![0]!["command_result"]![0]!["vlan_id"]!);
        Assert.Equal(200, (await lab.SendAsync("POST", $"/firewall/rules/{Id}/all", Rule)).Status);
        Assert.Equal(200, (await lab.SendAsync("POST", $"/firewall/rules/{Id}", Rule)).Status);
        var flows = await lab.FlowsAsync("br0");
        Assert.Contains("priority=1,tcp,dl_vlan=5,nw_dst=10.0.0.1,tp_dst=80 actions=NORMAL", flows, StringComparison.Ordinal);
        Assert.Contains("priority=1,tcp,vlan_tci=0x1000/0x1000,nw_dst=10.0.0.1,tp_dst=80 actions=NORMAL", flows, StringComparison.Ordinal);
        Assert.Contains("priority=1,tcp,nw_dst=10.0.0.1,tp_dst=80 actions=NORMAL", flows, StringComparison.Ordinal);
        Assert.Equal([1u], await RuleIdsAsync(lab, "/5"));
        Assert.Equal([3u], await RuleIdsAsync(lab, ""));
        Assert.Equal([1u, 2u, 3u], await RuleIdsAsync(lab, "/all"));
        Assert.Equal(404, (await lab.SendAsync("DELETE", $"/firewall/rules/{Id}/6", """{"rule_id": 1}""")).Status);
        Assert.Equal(200, (await lab.SendAsync("DELETE", $"/firewall/rules/{Id}/5", """{"rule_id": 1}""")).Status);
        Assert.Equal([2u, 3u], await RuleIdsAsync(lab, "/all"));
        Assert.DoesNotContain("dl_vlan=5", await lab.FlowsAsync("br0"), StringComparison.Ordinal);
        Assert.Equal(400, (await lab.SendAsync("POST", $"/firewall/rules/{Id}/4095", Rule)).Status);
        Assert.Equal(400, (await lab.SendAsync("POST", $"/firewall/rules/{Id}/1", Rule)).Status);
    }

    private static async Task<SwitchLab> StartAsync()
    {
        var lab = await SwitchLab.StartAsync(o => o, typeof(Firewall));
        await lab.AddBridgeAsync("br0", 0x21, "p1", "p2");
        await Patience.UntilAsync("the switch has joined", () => lab.SendAsync("GET", "/firewall/module/status").GetAwaiter().GetResult().Body.Contains("disable", StringComparison.Ordinal));
        return lab;
    }

    private static Task ReceiveAsync(SwitchLab lab, string rest) =>
        lab.Switch.Switch.AppctlAsync(["netdev-dummy/receive", "p1", $"in_port(1),eth(src=50:54:00:00:00:05,dst=50:54:00:00:00:07),{rest}"], TestContext.Current.CancellationToken);

    private static async Task<IEnumerable<uint>> RuleIdsAsync(SwitchLab lab, string vlan) =>
        JsonNode.Parse((await lab.SendAsync("GET", $"/firewall/rules/{Id}{vlan}")).Body)![0]!["access_control_list"]!.AsArray()
            .SelectMany(l => l!["rules"]!.AsArray()).Select(r => (uint)r!["rule_id"]!).Order();
}
