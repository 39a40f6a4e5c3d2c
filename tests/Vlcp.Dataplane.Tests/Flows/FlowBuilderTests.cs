using Vlcp.Dataplane.Features;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.Text;
using Vlcp.Switches.Tables;
using Xunit;

namespace Vlcp.Dataplane.Tests.Flows;

public sealed class FlowBuilderTests
{
    private static readonly TableLayout Layout = TableLayout.Compute(PipelineTables.All.Select(table => table.Request));

    [Fact]
    public void What_a_table_does_not_declare_can_not_be_matched() =>
        AssertRefused(() => In(PipelineTables.L2Output).Match(OxmFields.EthSrc.Is(1)), "'l2output' matches eth_src", "eth_dst");

    [Fact]
    public void What_a_table_does_not_declare_can_not_be_written()
    {
        AssertRefused(() => In(PipelineTables.L2Output).Set(Registers.NetworkOut, 1), "'l2output' sets reg5", "reg6");
        AssertRefused(() => In(PipelineTables.L2Output).Set(OxmFields.EthDst.Is(1)), "'l2output' sets eth_dst");
        AssertRefused(() => In(PipelineTables.L2Output).Move(OxmFields.EthSrc, OxmFields.EthDst), "'l2output' sets eth_dst");
    }

    [Fact]
    public void Actions_made_elsewhere_are_held_to_the_declaration_too()
    {
        AssertRefused(() => In(PipelineTables.L2Output).Do(new SetFieldAction(OxmFields.EthDst, 1)), "'l2output' sets eth_dst");
        AssertRefused(() => In(PipelineTables.L2Output).Do(new RegMoveAction(OxmFields.EthSrc, OxmFields.EthDst)), "'l2output' sets eth_dst");
    }

    [Fact]
    public void A_flow_goes_to_the_next_table_or_to_one_that_is_declared()
    {
        AssertRefused(() => In(PipelineTables.L2Input).ThenGoto(PipelineTables.Egress), "'l2input' goes to egress");
        AssertRefused(() => In(PipelineTables.L2Input).ThenBehind(PipelineTables.L2Output), "'l2input' goes to l2output");
        Assert.Equal("table=l2input, actions=goto_table:vxlaninput", Text(In(PipelineTables.L2Input).ThenGoto(PipelineTables.VxlanInput)));
        Assert.Equal("table=arp, actions=goto_table:l2output", Text(In(PipelineTables.ArpTable).ThenGoto(PipelineTables.L2Output)));
        Assert.Equal("table=arp, actions=goto_table:vxlanoutput", Text(In(PipelineTables.ArpTable).ThenBehind(PipelineTables.L2Output)));
    }

    [Fact]
    public void At_the_end_of_a_path_the_packet_ends()
    {
        Assert.Equal("table=egress, actions=drop", Text(In(PipelineTables.Egress).ThenNext()));
        Assert.Equal("table=vxlanlearning, actions=drop", Text(In(PipelineTables.VxlanLearning).ThenNext()));
        Assert.Equal("table=ingress, actions=drop", Text(In(PipelineTables.Ingress).ThenEnd()));
    }

    [Fact]
    public void A_match_without_its_prerequisite_is_refused() =>
        AssertRefused(() => In(PipelineTables.ArpTable).Match(OxmFields.ArpTpa.Is(1)).ThenNext(), "'arp' lacks a prerequisite", "arp_tpa");

    [Fact]
    public void Conditions_on_different_bits_of_a_register_join_and_on_the_same_bits_are_refused()
    {
        var flow = In(PipelineTables.Egress).Match(Registers.Hairpin.Is(0), Registers.TunnelKnown.Is(1)).ThenEnd();
        Assert.Equal("table=egress, reg7=0x1/0x8001 actions=drop", Text(flow));
        AssertRefused(() => In(PipelineTables.Egress).Match(Registers.OutPort.Is(1), Registers.OutPort.Is(2)), "two conditions on the same bits of reg6");
    }

    [Fact]
    public void Actions_stand_in_the_order_of_the_calls_and_the_class_is_in_the_cookie()
    {
        var flow = In(PipelineTables.L2Output).Match(Frames.ToMulticast).Set(Registers.OutPort, 7).ToController(CookieClass.Dhcp).ThenEnd();
        Assert.Equal(
            "table=l2output, dl_dst=01:00:00:00:00:00/01:00:00:00:00:00 actions=set_field:0x7->reg6,CONTROLLER:65535", Text(flow));
        Assert.Equal(CookieClass.Dhcp, Cookie.ClassOf(flow.ToEntry("owner").Cookie));
    }

    [Fact]
    public void Equal_flows_built_in_another_order_of_conditions_are_equal()
    {
        var one = In(PipelineTables.L2Output).Match(Registers.NetworkOut.Is(1), OxmFields.EthDst.Is(2)).ThenNext();
        var other = In(PipelineTables.L2Output).Match(OxmFields.EthDst.Is(2), Registers.NetworkOut.Is(1)).ThenNext();
        Assert.Equal(one, other);
        Assert.Equal(one.Key, other.Key);
    }

    private static FlowBuilder In(FlowTable table) => new(table, FlowMod.DefaultPriority, Layout);

    private static string Text(DesiredFlow flow) => FlowText.Format(
        flow.ToEntry("owner") with { Cookie = 0 }, Layout.Tables.ToDictionary(table => table.Number, table => table.Name));

    private static void AssertRefused(Func<object> build, params string[] texts)
    {
        var refusal = Assert.Throws<PipelineViolationException>(build);
        Assert.All(texts, text => Assert.Contains(text, refusal.Message, StringComparison.Ordinal));
    }
}
