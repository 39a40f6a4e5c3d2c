using System.Text.Json.Nodes;
using Vlcp.Apps.Bundled.FlowControl;
using Vlcp.OpenFlow;

namespace Vlcp.Apps.Tests.Bundled;

/// <summary>The paths of /stats with switches of each version.</summary>
public sealed class RestVersionTests
{
    private static readonly string[] Always =
    [
        "desc/17", "flow/0x11", "aggregateflow/17", "table/17", "port/17", "port/17/1", "port/17/ALL", "portdesc/17", "portdesc/17/1", "queue/17", "queue/17/ALL/ALL",
    ];

    private static readonly string[] Since13 =
    [
        "tablefeatures/17", "group/17", "groupdesc/17", "groupfeatures/17", "meter/17", "meterconfig/17", "meterdesc/17", "meterfeatures/17", "role/17",
    ];

    private static readonly string[] Since14 = ["queuedesc/17", "queuedesc/17/1", "queuedesc/17/ALL/ALL"];

    private static readonly string[] Until13 = ["queueconfig/17/1"];

    private static readonly string[] Since15 = ["flowdesc/17"];

    public static TheoryData<OpenFlowVersion> Versions => [.. OpenFlowCodec.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_question_gets_an_answer_or_is_not_in_the_version(OpenFlowVersion version)
    {
        await using var lab = await StartAsync(version);
        string[] all = [.. Always, .. Since13, .. Since14, .. Until13, .. Since15];
        foreach (var what in all)
        {
            var (status, body) = await lab.SendAsync("GET", $"/stats/{what}");
            Assert.True(status == (IsIn(what, version) ? 200 : 501), $"{what}: {status} {body}");
            Assert.True(status != 200 || JsonNode.Parse(body)!["17"] is not null, $"{what}: {body}");
        }
    }

    [Fact]
    public async Task Features_are_told_by_name()
    {
        await using var lab = await StartAsync(OpenFlowVersion.V13);
        var groups = (await QuestionAsync(lab, "groupfeatures/17"))[0]!;
        Assert.Contains("SELECT", groups["types"]!.AsArray().Select(t => (string)t!));
        Assert.Contains("SET_FIELD", groups["actions"]![0]!["ALL"]!.AsArray().Select(t => (string)t!));
        Assert.True((uint)groups["max_groups"]![3]!["FF"]! > 0);
        Assert.Contains("DROP", (await QuestionAsync(lab, "meterfeatures/17"))[0]!["band_types"]!.AsArray().Select(t => (string)t!));
        var first = (await QuestionAsync(lab, "tablefeatures/17"))[0]!;
        var match = first["properties"]!.AsArray().Single(p => (string)p!["type"]! == "MATCH")!;
        Assert.Contains("ipv4_dst", match["oxm_ids"]!.AsArray().Select(f => (string)f!["type"]!));
        Assert.NotEmpty(first["properties"]!.AsArray().Single(p => (string)p!["type"]! == "NEXT_TABLES")!["table_ids"]!.AsArray());
    }

    [Fact]
    public async Task Flows_of_1_0_have_the_actions_of_1_0()
    {
        await using var lab = await StartAsync(OpenFlowVersion.V10);
        await DoAsync(lab, "flowentry/add", """
            {"dpid": 17, "match": {"dl_type": 2048, "nw_proto": 6, "nw_src": "10.0.0.0/8", "tp_dst": 80}, "actions": [
              {"type": "SET_VLAN_VID", "vlan_vid": 5}, {"type": "SET_VLAN_PCP", "vlan_pcp": 3}, {"type": "STRIP_VLAN"},
              {"type": "SET_DL_SRC", "dl_src": "02:00:00:00:00:01"}, {"type": "SET_DL_DST", "dl_dst": "02:00:00:00:00:02"},
              {"type": "SET_NW_SRC", "nw_src": "10.0.0.1"}, {"type": "SET_NW_DST", "nw_dst": "10.0.0.2"}, {"type": "SET_NW_TOS", "nw_tos": 16},
              {"type": "SET_TP_SRC", "tp_src": 81}, {"type": "SET_TP_DST", "tp_dst": 82}, {"type": "OUTPUT", "port": 1}, {"type": "ENQUEUE", "port": 2, "queue_id": 7}]}
            """);
        Assert.Contains(
            "tcp,nw_src=10.0.0.0/8,tp_dst=80 actions=mod_vlan_vid:5,mod_vlan_pcp:3,strip_vlan,mod_dl_src:02:00:00:00:00:01,mod_dl_dst:02:00:00:00:00:02,"
            + "mod_nw_src:10.0.0.1,mod_nw_dst:10.0.0.2,mod_nw_tos:16,mod_tp_src:81,mod_tp_dst:82,output:1,enqueue:2:7",
            await DumpAsync(lab, "OpenFlow10"), StringComparison.Ordinal);
        var flow = (await QuestionAsync(lab, "flow/17")).AsArray().Single()!;
        Assert.Equal(32768, (int)flow["priority"]!);
        Assert.Equal(
            [
                "SET_VLAN_VID:5", "SET_VLAN_PCP:3", "POP_VLAN", "SET_DL_SRC:02:00:00:00:00:01", "SET_DL_DST:02:00:00:00:00:02", "SET_NW_SRC:10.0.0.1",
                "SET_NW_DST:10.0.0.2", "SET_NW_TOS:16", "SET_TP_SRC:81", "SET_TP_DST:82", "OUTPUT:1", "ENQUEUE:2:7",
            ],
            flow["actions"]!.AsArray().Select(a => (string)a!));
        Assert.Equal(501, (await lab.SendAsync("POST", "/stats/groupentry/add", """{"dpid": 17, "group_id": 5}""")).Status);
        Assert.Equal(501, (await lab.SendAsync("POST", "/stats/meterentry/add", """{"dpid": 17, "meter_id": 5}""")).Status);
        Assert.Equal(501, (await lab.SendAsync("POST", "/stats/role", """{"dpid": 17, "role": "MASTER"}""")).Status);
    }

    [Fact]
    public async Task Flows_of_1_5_copy_fields_and_have_meters_as_actions()
    {
        await using var lab = await StartAsync(OpenFlowVersion.V15);
        await DoAsync(lab, "meterentry/add", """{"dpid": 17, "meter_id": 3, "flags": "PKTPS", "bands": [{"type": "DROP", "rate": 100}]}""");
        await DoAsync(lab, "flowentry/add", """
            {"dpid": 17, "priority": 7, "instructions": [{"type": "APPLY_ACTIONS", "actions": [{"type": "METER", "meter_id": 3},
              {"type": "COPY_FIELD", "n_bits": 16, "src_offset": 0, "dst_offset": 16, "src_oxm_id": "eth_src", "dst_oxm_id": "reg3"}, {"type": "OUTPUT", "port": 1}]},
              {"type": "WRITE_ACTIONS", "actions": [{"type": "OUTPUT", "port": 2}]}, {"type": "GOTO_TABLE", "table_id": 4}]}
            """);
        Assert.Contains("meter:3,move:NXM_OF_ETH_SRC[0..15]->NXM_NX_REG3[16..31]", await DumpAsync(lab, "OpenFlow15"), StringComparison.Ordinal);
        foreach (var path in (string[])["flow/17", "flowdesc/17"])
        {
            var flow = (await QuestionAsync(lab, path)).AsArray().Single(f => (int)f!["priority"]! == 7)!;
            var texts = flow["actions"]!.AsArray().OfType<JsonValue>().Select(a => (string)a!).ToList();
            Assert.Contains("METER:3", texts);
            Assert.Contains("COPY_FIELD: {n_bits:16, src_offset:0, dst_offset:16, src_oxm_id:eth_src, dst_oxm_id:reg3}", texts);
            Assert.Contains("GOTO_TABLE:4", texts);
        }
        await PostBackAsync(lab);
        Assert.Equal(3, (int)(await QuestionAsync(lab, "meterdesc/17"))[0]!["meter_id"]!);
        var refused = await lab.SendAsync("POST", "/stats/flowentry/add", """{"dpid": 17, "actions": [{"type": "COPY_FIELD", "n_bits": 99, "src_oxm_id": "reg1", "dst_oxm_id": "reg2"}]}""");
        Assert.Equal(400, refused.Status);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_port_is_taken_down_and_up_again(OpenFlowVersion version)
    {
        await using var lab = await StartAsync(version);
        await DoAsync(lab, "portdesc/modify", """{"dpid": 17, "port_no": 1, "config": 1, "mask": 1}""");
        await Patience.UntilAsync("the switch tells", () => ((uint)lab.Apps.Manager.Switches.Find(17)!.Ports[1].Config & 1) == 1);
        Assert.Equal(1, (int)(await QuestionAsync(lab, "portdesc/17/1"))[0]!["config"]! & 1);
        await DoAsync(lab, "portdesc/modify", """{"dpid": 17, "port_no": 1, "config": 0, "mask": 1}""");
        await Patience.UntilAsync("the switch tells again", () => ((uint)lab.Apps.Manager.Switches.Find(17)!.Ports[1].Config & 1) == 0);
        Assert.Equal(404, (await lab.SendAsync("POST", "/stats/portdesc/modify", """{"dpid": 17, "port_no": 77}""")).Status);
        Assert.Equal(400, (await lab.SendAsync("POST", "/stats/portdesc/modify", """{"dpid": 17, "port_no": 1, "hw_addr": "02:00:00:00:00:99"}""")).Status);
    }

    [Fact]
    public async Task An_experimenter_message_reaches_the_switch_and_its_refusal_the_user()
    {
        await using var lab = await StartAsync(OpenFlowVersion.V13);
        // Nicira's "set controller id": six bytes of padding, the number.
        await DoAsync(lab, "experimenter/17", """{"experimenter": 8992, "exp_type": 20, "data": "AAAAAAAAAAc=", "data_type": "base64"}""");
        var refused = await lab.SendAsync("POST", "/stats/experimenter/17", """{"experimenter": 39321, "exp_type": 1, "data": "text"}""");
        Assert.Equal(400, refused.Status);
        Assert.Contains("OFPBRC_BAD_EXPERIMENTER", refused.Body, StringComparison.Ordinal);
        Assert.Equal(400, (await lab.SendAsync("POST", "/stats/experimenter/17", """{"experimenter": 8992, "data": "!", "data_type": "base64"}""")).Status);
    }

    [Fact]
    public async Task A_role_is_asked_for_and_told()
    {
        await using var lab = await StartAsync(OpenFlowVersion.V13);
        await DoAsync(lab, "role", """{"dpid": 17, "role": "MASTER", "generation_id": 4}""");
        Assert.Equal("MASTER", (string)(await QuestionAsync(lab, "role/17"))[0]!["role"]!);
    }

    // What a flow's answer says is understood as a request.
    private static async Task PostBackAsync(SwitchLab lab)
    {
        var flow = (await QuestionAsync(lab, "flow/17")).AsArray().Single(f => (int)f!["priority"]! == 7)!;
        var again = new JsonObject { ["dpid"] = 17, ["priority"] = 8, ["instructions"] = flow["instructions"]!.DeepClone() };
        await DoAsync(lab, "flowentry/add", again.ToJsonString());
        var copy = (await QuestionAsync(lab, "flow/17")).AsArray().Single(f => (int)f!["priority"]! == 8)!;
        Assert.True(JsonNode.DeepEquals(flow["instructions"], copy["instructions"]), copy["instructions"]!.ToJsonString());
    }

    private static bool IsIn(string what, OpenFlowVersion version) =>
        Always.Contains(what)
        || (Since13.Contains(what) && version >= OpenFlowVersion.V13)
        || (Since14.Contains(what) && version >= OpenFlowVersion.V14)
        || (Until13.Contains(what) && version <= OpenFlowVersion.V13)
        || (Since15.Contains(what) && version >= OpenFlowVersion.V15);

    private static async Task<SwitchLab> StartAsync(OpenFlowVersion version)
    {
        var lab = await SwitchLab.StartAsync(o => o with { OpenFlow = o.OpenFlow with { AllowedVersions = [version] } }, typeof(RestFlowControl));
        await lab.AddBridgeAsync("br0", 0x11, "p1", "p2");
        return lab;
    }

    private static Task<string> DumpAsync(SwitchLab lab, string protocol) =>
        lab.Switch.Switch.OfctlAsync(["-O", protocol, "--no-stats", "dump-flows", "br0"], TestContext.Current.CancellationToken);

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
