using Vlcp.Dataplane.Pipeline;
using Vlcp.Switches.Tables;
using Xunit;

namespace Vlcp.Dataplane.Tests.Pipeline;

public sealed class PipelineTableTests
{
    private static readonly TableLayout Layout = TableLayout.Compute(PipelineTables.All.Select(table => table.Request));

    [Fact]
    public void Tables_are_declared_in_the_order_of_their_numbers() =>
        Assert.Equal(Layout.Tables.Select(table => table.Name), PipelineTables.All.Select(table => table.Name));

    [Fact]
    public void Packets_only_go_forward()
    {
        foreach (var table in PipelineTables.All)
        {
            Assert.All(table.Goes, target => Assert.True(Layout[target] > Layout[table.Name], $"{table.Name} goes back to {target}"));
            Assert.All(table.After, before => Assert.True(Layout[before] < Layout[table.Name], $"{table.Name} comes after {before}"));
        }
    }

    [Fact]
    public void Names_in_declarations_are_names_of_tables_and_every_table_says_what_it_is_for()
    {
        Assert.All(PipelineTables.All, table =>
        {
            Assert.All(table.Goes.Concat(table.After), name => Assert.NotNull(PipelineTables.Find(name)));
            Assert.NotEmpty(table.Purpose);
        });
        Assert.Null(PipelineTables.Find("of-another-module"));
    }

    [Fact]
    public void The_priorities_rank_as_they_are_listed() =>
        Assert.Equal(Priority.All.Select(priority => priority.Number).Order().Distinct(), Priority.All.Select(priority => priority.Number));
}
