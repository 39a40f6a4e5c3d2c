namespace Vlcp.OpenFlow.Tests;

public class TextTests
{
    [Fact]
    public void What_is_printed_is_read_back()
    {
        foreach (var flow in FlowSamples.Flows)
        {
            var canonical = flow.Canonical() with { Flags = flow.Flags };
            var read = Flow.Parse(canonical.ToString());
            Assert.Equal(canonical.ToString(), read.ToString());
            Assert.Equal(canonical, read.Canonical() with { Flags = read.Flags });
        }
    }

    [Fact]
    public void Every_action_is_read_back()
    {
        foreach (var action in ActionPrintSamples.Everyone.Where(a => a is not (UnknownAction or MeterAction or CopyFieldAction or NiciraWriteMetadataAction)))
        {
            var read = Assert.IsType<ApplyActionsInstruction>(Assert.Single(Flow.ParseActions(action.ToString())));
            Assert.Equal(action.ToString(), Assert.Single(read.Actions).ToString());
            Assert.Equal(action.GetType(), read.Actions[0].GetType());
        }
    }

    [Fact]
    public void Every_field_is_read_back()
    {
        foreach (var field in OxmCatalog.All.Where(f => f != NxmFields.IpTos && f != NxmFields.InPort16 && f != NxmFields.VlanTci))
        {
            var match = FieldPrintSamples.MatchOf(field).Canonical();
            Assert.Equal(match, Flow.ParseMatch(match.ToString()));
        }
    }

    [Fact]
    public void A_flow_is_read_in_any_spelling()
    {
        var flow = Flow.Parse("table=3,priority=10,ip,nw_dst=10.0.0.0/24,actions=mod_dl_src:00:00:00:00:00:01,output:2,goto_table:7");
        Assert.Equal((3, 10), (flow.TableId, flow.Priority));
        Assert.Equal([OxmFields.EthType.Is(0x0800), OxmFields.Ipv4Dst.Is(Ipv4Network.Parse("10.0.0.0/24"))], flow.Match);
        Assert.IsType<GotoTableInstruction>(flow.Instructions[1]);
        Assert.Equal(
            Flow.Parse("priority=5,tcp6,tp_dst=80 actions=drop"),
            Flow.Parse(" cookie=0x0, duration=1.5s, table=0, n_packets=3, n_bytes=4, priority=5,dl_type=0x86dd,nw_proto=6,tcp_dst=0x50 actions=drop"));
    }

    [Theory]
    [InlineData("priority=70000 actions=drop", "priority: 70000 is more than 65535")]
    [InlineData("nosuch=1 actions=drop", "'nosuch' is not the name of a field")]
    [InlineData("in_port=1 actions=fly", "'fly' is not an action")]
    [InlineData("in_port=1", "actions= is missing")]
    [InlineData("tp_src=1 actions=drop", "tp_src and tp_dst need tcp, udp or sctp")]
    [InlineData("nw_src=1.2.3 actions=drop", "'1.2.3' is not an IPv4 address")]
    [InlineData("actions=ct(commit,frob)", "ct: 'frob' is none of")]
    [InlineData("actions=resubmit(,5", "is not closed")]
    public void What_is_wrong_is_named(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Flow.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Messages_and_flows_have_a_form_in_JSON()
    {
        var flow = Flow.Parse("table=3,priority=10,in_port=7,tcp,actions=output:2");
        Assert.Equal(
            """{"table":3,"priority":10,"cookie":"0x0","idleTimeout":0,"hardTimeout":0,"importance":0,"flags":"None","match":{"in_port":"7","eth_type":"0x800","nw_proto":"6"},"actions":["output:2"]}""",
            OpenFlowJson.Of(flow).ToJsonString());
        foreach (var sample in PrintSamples.All)
        {
            Assert.Equal(sample.Message.GetType().Name, (string)OpenFlowJson.Of(sample.Message)["kind"]!);
        }
    }
}
