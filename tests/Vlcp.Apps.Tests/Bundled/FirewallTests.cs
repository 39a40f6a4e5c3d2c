using System.Text.Json.Nodes;
using Vlcp.Apps.Bundled.Firewalling;

namespace Vlcp.Apps.Tests.Bundled;

public sealed class FirewallTests
{
    [Fact]
    public async Task A_switch_joins_closed_opens_and_follows_its_rules()
    {
        await using var lab = await SwitchLab.StartAsync(o => o, typeof(Firewall));
        await lab.AddBridgeAsync("br0", 0x21, "p1", "p2");
        const string Id = "0000000000000021";
        await Patience.UntilAsync("the switch has joined", () => lab.SendAsync("GET", "/firewall/module/status").GetAwaiter().GetResult().Body.Contains("disable", StringComparison.Ordinal));
        Assert.Contains("priority=65535 actions=drop", await lab.FlowsAsync("br0"), StringComparison.Ordinal);
        Assert.Equal(200, (await lab.SendAsync("PUT", $"/firewall/module/enable/{Id}")).Status);
        var added = await lab.SendAsync("POST", $"/firewall/rules/{Id}", """{"nw_src": "10.0.0.1/32", "nw_proto": "ICMP", "priority": "10"}""");
        Assert.Contains("rule_id=1", added.Body, StringComparison.Ordinal);
        var flows = await lab.FlowsAsync("br0");
        Assert.Contains("priority=10,icmp,nw_src=10.0.0.1 actions=NORMAL", flows, StringComparison.Ordinal);
        Assert.DoesNotContain("priority=65535", flows, StringComparison.Ordinal);
        Assert.Equal("ALLOW", (string)JsonNode.Parse((await lab.SendAsync("GET", $"/firewall/rules/{Id}")).Body)![0]!["rules"]![0]!["actions"]!);
        Assert.Equal(400, (await lab.SendAsync("POST", $"/firewall/rules/{Id}", """{"nw_proto": "IPX"}""")).Status);
        Assert.Equal(404, (await lab.SendAsync("DELETE", $"/firewall/rules/{Id}", """{"rule_id": "9"}""")).Status);
        Assert.Equal(200, (await lab.SendAsync("DELETE", $"/firewall/rules/{Id}", """{"rule_id": "all"}""")).Status);
        Assert.DoesNotContain("priority=10", await lab.FlowsAsync("br0"), StringComparison.Ordinal);
    }
}
