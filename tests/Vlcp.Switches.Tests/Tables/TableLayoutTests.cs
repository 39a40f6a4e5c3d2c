using Vlcp.Switches.Tables;
using Xunit;

namespace Vlcp.Switches.Tests.Tables;

public sealed class TableLayoutTests
{
    private static readonly TableRequest[] IoProcessing = [new("ingress", []), new("egress", ["ingress"])];

    private static readonly TableRequest[] L2Switch =
    [
        new("l2input", ["ingress"]),
        new("l2output", ["l2input"]),
        new("egress", ["l2output", "l2learning"]),
        new("l2learning", ["l2output"], "l2learning"),
    ];

    [Fact]
    public void Known_tables_have_fixed_numbers_whoever_asks_for_them()
    {
        var few = TableLayout.Compute(IoProcessing);
        var many = TableLayout.Compute([.. IoProcessing, .. L2Switch]);

        Assert.Equal([("ingress", (byte)0), ("egress", (byte)240)], few.Tables);
        Assert.Equal(few["egress"], many["egress"]);
        Assert.True(many["l2input"] < many["l2output"]);
    }

    [Fact]
    public void A_packet_falls_through_the_tables_of_its_path_only()
    {
        var layout = TableLayout.Compute([.. IoProcessing, .. L2Switch]);

        Assert.Equal("l2input", layout.Next("ingress"));
        Assert.Equal("egress", layout.Next("l2output"));
        Assert.Null(layout.Next("l2learning"));
        Assert.Null(layout.Next("egress"));
    }

    [Fact]
    public void An_unknown_table_gets_a_number_between_its_neighbours()
    {
        var layout = TableLayout.Compute([.. IoProcessing, .. L2Switch, new("firewall", ["l2input"]), new("l2output", ["firewall"])]);

        Assert.InRange(layout["firewall"], layout["l2input"] + 1, layout["l2output"] - 1);
        Assert.Equal("firewall", layout.Next("l2input"));
    }

    [Fact]
    public void A_module_that_comes_or_goes_does_not_move_the_table_of_another()
    {
        TableRequest first = new("aaa", ["ingress"]), second = new("bbb", ["ingress"]);
        var both = TableLayout.Compute([.. IoProcessing, first, second]);

        var without = TableLayout.Compute([.. IoProcessing, second], both);
        var again = TableLayout.Compute([.. IoProcessing, second, first], without);

        Assert.Equal(both["bbb"], without["bbb"]);
        Assert.Equal(both.Tables, again.Tables);
    }

    [Fact]
    public void The_order_of_requests_does_not_matter()
    {
        TableRequest[] requests = [.. IoProcessing, .. L2Switch, new("x", ["l2input"]), new("y", ["l2input"]), new("z", ["x"])];

        Assert.Equal(TableLayout.Compute(requests).Tables, TableLayout.Compute(requests.Reverse()).Tables);
    }

    [Fact]
    public void A_table_only_named_as_predecessor_exists_in_the_default_path()
    {
        var layout = TableLayout.Compute([new("b", ["a"])]);

        Assert.Equal("b", layout.Next("a"));
    }

    [Fact]
    public void A_circle_is_refused_and_its_tables_are_named()
    {
        var refused = Assert.Throws<TableLayoutException>(() => TableLayout.Compute([new("a", ["b"]), new("b", ["a"]), new("c", [])]));

        Assert.Contains("a, b", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_table_in_two_paths_is_refused()
    {
        var refused = Assert.Throws<TableLayoutException>(() => TableLayout.Compute([new("a", [], "one"), new("a", [], "two")]));

        Assert.Contains("'a'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_tables_than_a_switch_has_are_refused()
    {
        var requests = Enumerable.Range(0, 300).Select(i => new TableRequest($"t{i}", []));

        Assert.Throws<TableLayoutException>(() => TableLayout.Compute(requests));
    }
}
