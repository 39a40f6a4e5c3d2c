using System.Text.Json.Nodes;
using Vlcp.Apps.Bundled.FlowControl;

namespace Vlcp.Apps.Tests.Bundled;

/// <summary>What comes over HTTP is what a real switch has afterwards.</summary>
public sealed class RestFlowControlTests
{
    [Fact]
    public async Task Flows_groups_and_meters_come_change_and_go()
    {
        await using var lab = await SwitchLab.StartAsync(o => o, typeof(RestFlowControl));
        await lab.AddBridgeAsync("br0", 0x11, "p1", "p2");
        Assert.Equal((200, "[17]"), await lab.SendAsync("GET", "/stats/switches"));
        await DoAsync(lab, "groupentry/add", """{"dpid": 17, "group_id": 5, "type": "SELECT", "buckets": [{"weight": 1, "actions": [{"type": "OUTPUT", "port": 2}]}]}""");
        await DoAsync(lab, "meterentry/add", """{"dpid": 17, "meter_id": 3, "flags": ["PKTPS"], "bands": [{"type": "DROP", "rate": 100}]}""");
        await DoAsync(lab, "flowentry/add", """
            {"dpid": "0x11", "table_id": 1, "priority": 7, "cookie": 9, "match": {"dl_type": 2048, "nw_dst": "10.0.0.0/24", "nw_proto": 6, "tp_dst": 80},
             "actions": [{"type": "SET_FIELD", "field": "eth_dst", "value": "02:00:00:00:00:05"}, {"type": "OUTPUT", "port": "CONTROLLER"}, {"type": "GOTO_TABLE", "table_id": 2}]}
            """);
        Assert.Contains("cookie=0x9, table=1, priority=7,tcp,nw_dst=10.0.0.0/24,tp_dst=80 actions=set_field:02:00:00:00:00:05->eth_dst,CONTROLLER", await lab.FlowsAsync("br0"), StringComparison.Ordinal);
        var flow = (await QuestionAsync(lab, "flow/17")).AsArray().Single(f => (int)f!["priority"]! == 7)!;
        Assert.Equal("10.0.0.0/255.255.255.0", (string)flow["match"]!["ipv4_dst"]!);
        Assert.Contains("OUTPUT:CONTROLLER", flow["actions"]!.AsArray().Select(a => (string)a!));
        Assert.Equal("SELECT", (string)(await QuestionAsync(lab, "groupdesc/17/5"))[0]!["type"]!);
        Assert.Equal(100, (int)(await QuestionAsync(lab, "meterconfig/17/3"))[0]!["bands"]![0]!["rate"]!);
        Assert.Equal(["p1", "p2"], (await QuestionAsync(lab, "portdesc/17")).AsArray().Select(p => (string)p!["name"]!).Where(n => n != "br0").Order());
        await DoAsync(lab, "flowentry/delete", """{"dpid": 17, "table_id": "ALL", "cookie": 9, "cookie_mask": 255}""");
        Assert.DoesNotContain("priority=7", await lab.FlowsAsync("br0"), StringComparison.Ordinal);
        Assert.Equal(200, (await lab.SendAsync("DELETE", "/stats/flowentry/clear/17")).Status);
    }

    [Theory]
    [InlineData("flowentry/add", "{", 400, "not JSON")]
    [InlineData("flowentry/add", "{}", 400, "dpid is missing")]
    [InlineData("flowentry/add", """{"dpid": 18}""", 404, "no switch 18")]
    [InlineData("flowentry/add", """{"dpid": 17, "priorty": 1}""", 400, "Not known: priorty")]
    [InlineData("flowentry/add", """{"dpid": 17, "priority": 70000}""", 400, "priority: '70000'")]
    [InlineData("flowentry/add", """{"dpid": 17, "match": {"nw_destination": "10.0.0.1"}}""", 400, "nw_destination is no field")]
    [InlineData("flowentry/add", """{"dpid": 17, "match": {"eth_dst": "nonsense"}}""", 400, "eth_dst: 'nonsense'")]
    [InlineData("flowentry/add", """{"dpid": 17, "actions": [{"type": "FLY"}]}""", 400, "'FLY' is no action")]
    [InlineData("flowentry/add", """{"dpid": 17, "match": {"tcp_dst": 80}}""", 400, "OFPBMC_BAD_PREREQ")]
    [InlineData("flowentry/add", """{"dpid": 17, "actions": [{"type": "GROUP", "group_id": 77}]}""", 400, "OFPBAC_BAD_OUT_GROUP")]
    [InlineData("flowentry/bake", """{"dpid": 17}""", 404, "no command bake")]
    public async Task What_is_wrong_is_refused_with_its_reason_and_changes_nothing(string command, string body, int status, string reason)
    {
        await using var lab = await SwitchLab.StartAsync(o => o, typeof(RestFlowControl));
        await lab.AddBridgeAsync("br0", 0x11, "p1");
        var before = await lab.FlowsAsync("br0");
        var answer = await lab.SendAsync("POST", $"/stats/{command}", body);
        Assert.Equal(status, answer.Status);
        Assert.Contains(reason, JsonNode.Parse(answer.Body)!["error"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await lab.FlowsAsync("br0"));
    }

    private static async Task<JsonNode> QuestionAsync(SwitchLab lab, string what)
    {
        var (status, body) = await lab.SendAsync("GET", $"/stats/{what}");
        Assert.True(status == 200, body);
        return JsonNode.Parse(body)!["17"]!;
    }

    private static async Task DoAsync(SwitchLab lab, string command, string body)
    {
        var answer = await lab.SendAsync("POST", $"/stats/{command}", body);
        Assert.True(answer.Status == 200, answer.Body);
    }
}
