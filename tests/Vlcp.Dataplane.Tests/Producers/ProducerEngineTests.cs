using Vlcp.Dataplane.Producers;
using Xunit;
using static Vlcp.Dataplane.Tests.Producers.EngineBench;

namespace Vlcp.Dataplane.Tests.Producers;

public sealed class ProducerEngineTests
{
    [Fact]
    public async Task Only_producers_that_read_a_changed_fact_run_again()
    {
        await using var bench = new EngineBench(Copy("a"), Copy("b"));
        Assert.Equal(2, bench.CountRuns());
        bench.Engine.AddFact(Numbers, "a", 1);
        Assert.True(bench.Engine.HasWork);
        Assert.Equal(1, bench.CountRuns());
        bench.Engine.AddFact(Numbers, "unread", 1);
        Assert.Equal(0, bench.CountRuns());
        bench.Engine.RemoveFact(Numbers, "a", 1);
        Assert.Equal(1, bench.CountRuns());
        Assert.Empty(bench.Flows);
    }

    [Fact]
    public async Task A_fact_stated_twice_stays_until_both_take_it_back_and_is_read_in_order()
    {
        await using var bench = new EngineBench(Copy("a"));
        bench.Engine.AddFact(Numbers, "a", 2);
        bench.Engine.AddFact(Numbers, "a", 1);
        bench.Engine.AddFact(Numbers, "a", 1);
        Assert.Equal([1, 2], bench.Engine.Facts(Numbers, "a"));
        bench.Run();
        bench.Engine.RemoveFact(Numbers, "a", 1);
        Assert.Equal(0, bench.CountRuns());
        Assert.Equal([1, 2], bench.Flows);
        bench.Engine.RemoveFact(Numbers, "a", 1);
        Assert.Equal(1, bench.CountRuns());
        Assert.Equal([2], bench.Flows);
    }

    [Fact]
    public async Task Facts_pass_from_one_producer_to_another_in_the_same_turn()
    {
        var doubles = new Acting("double", context =>
        {
            foreach (var number in context.Read(Numbers, "single"))
            {
                context.State(Numbers, "double", 2 * number);
            }
        });
        await using var bench = new EngineBench(Copy("double"), doubles);
        bench.Engine.AddFact(Numbers, "single", 3);
        bench.Run();
        Assert.Equal([6], bench.Flows);
        bench.Engine.RemoveFact(Numbers, "single", 3);
        bench.Engine.AddFact(Numbers, "single", 4);
        Assert.Equal(2, bench.CountRuns());
        Assert.Equal([8], bench.Flows);
    }

    [Fact]
    public async Task A_producer_that_reads_something_else_than_before_no_longer_follows_the_old()
    {
        var follow = new Acting("follow", context => context.Read(Numbers, context.Read(Numbers, "switch").Count > 0 ? "b" : "a"));
        await using var bench = new EngineBench(follow);
        bench.Run();
        bench.Engine.AddFact(Numbers, "switch", 1);
        Assert.Equal(1, bench.CountRuns());
        bench.Engine.AddFact(Numbers, "a", 1);
        Assert.Equal(0, bench.CountRuns());
        bench.Engine.AddFact(Numbers, "b", 1);
        Assert.Equal(1, bench.CountRuns());
    }

    [Fact]
    public async Task A_removed_root_takes_its_children_their_flows_and_their_facts_with_it()
    {
        var child = new Acting("child", context =>
        {
            EmitFlow(context, 1);
            context.State(Numbers, "of the child", 7);
            context.StartEach(Numbers, key => Copy(key));
        });
        var root = new Acting("root", context => context.Start(child));
        await using var bench = new EngineBench(root, Copy("of the child"));
        bench.Run();
        Assert.Equal([1, 7], bench.Flows);

        bench.Engine.RemoveRoot(root);
        bench.Run();
        Assert.Empty(bench.Flows);
        Assert.Equal(1, bench.Engine.ProducerCount);
    }

    [Fact]
    public async Task A_child_of_two_parents_runs_once_and_lives_as_long_as_one_of_them()
    {
        var child = new Acting("child", context => EmitFlow(context, 1));
        var one = new Acting("one", context => context.Start(child));
        var other = new Acting("other", context => context.Start(child));
        await using var bench = new EngineBench(one, other);
        Assert.Equal(3, bench.CountRuns());
        bench.Engine.RemoveRoot(one);
        Assert.Equal(0, bench.CountRuns());
        Assert.Equal([1], bench.Flows);
        bench.Engine.RemoveRoot(other);
        bench.Run();
        Assert.Empty(bench.Flows);
        Assert.Equal(0, bench.Engine.ProducerCount);
    }

    [Fact]
    public async Task A_producer_that_fails_keeps_what_it_had_until_what_it_read_changes()
    {
        var fragile = new Acting("fragile", context =>
        {
            foreach (var number in context.Read(Numbers, "a"))
            {
                EmitFlow(context, number);
                if (number > 1)
                {
                    throw new InvalidOperationException("too much");
                }
            }
        });
        await using var bench = new EngineBench(fragile, Copy("b"));
        bench.Engine.AddFact(Numbers, "a", 1);
        bench.Engine.AddFact(Numbers, "b", 10);
        bench.Run();

        bench.Engine.AddFact(Numbers, "a", 2);
        bench.Engine.AddFact(Numbers, "b", 11);
        bench.Run();
        Assert.Equal([1, 10, 11], bench.Flows);
        var (producer, failure) = Assert.Single(bench.Engine.Failures);
        Assert.Equal(("test/fragile", "too much"), (producer.Owner, failure.Message));

        bench.Engine.RemoveFact(Numbers, "a", 2);
        bench.Run();
        Assert.Empty(bench.Engine.Failures);
        Assert.Equal([1, 10, 11], bench.Flows);
    }

    [Fact]
    public async Task Producers_that_feed_each_other_for_ever_are_stopped_and_reported()
    {
        var counter = new Acting("counter", context => context.State(Numbers, "count", context.Read(Numbers, "count").DefaultIfEmpty().Max() + 1));
        await using var bench = new EngineBench(counter, Copy("other"));
        bench.Engine.AddFact(Numbers, "other", 5);
        bench.Run();
        Assert.Contains("did not settle", Assert.Single(bench.Engine.Failures).Failure.Message, StringComparison.Ordinal);
        Assert.Equal([5], bench.Flows);
        Assert.InRange(bench.Engine.RunCount, 2, 100);
    }

    [Fact]
    public async Task A_new_flow_stands_before_its_old_place_is_given_up()
    {
        // Two owners want the same flow in turn: nobody may see it missing.
        var first = new Acting("first", context => Want(context, wanted: 0));
        var second = new Acting("second", context => Want(context, wanted: 1));
        await using var bench = new EngineBench(first, second);
        bench.Run();
        bench.Desired.Flows.Changed.Clear();
        bench.Engine.AddFact(Numbers, "turn", 1);
        bench.Run();
        Assert.Equal([1], bench.Flows);
        Assert.Equal("test/second", bench.Desired.Flows[Assert.Single(bench.Desired.Flows.Changed)]!.Value.Owner.Owner);

        static void Want(ProducerContext context, int wanted)
        {
            if (context.Read(Numbers, "turn").Count == wanted)
            {
                EmitFlow(context, 1);
            }
        }
    }

    // Wants a flow for each number under a key.
    private static Acting Copy(string key) => new($"copy {key}", context =>
    {
        foreach (var number in context.Read(Numbers, key))
        {
            EmitFlow(context, number);
        }
    });
}
