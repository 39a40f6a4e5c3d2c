using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Xunit;
using static Vlcp.Dataplane.Tests.NetworkObjects;
using static Vlcp.Dataplane.Tests.Producers.EngineBench;

namespace Vlcp.Dataplane.Tests.Producers;

public sealed class FanTests
{
    [Fact]
    public async Task Each_key_of_a_relation_has_a_child_while_it_has_facts()
    {
        var root = new Acting("root", context => context.StartEach(Numbers, key => Flow(key.Length)));
        await using var bench = new EngineBench(root);
        bench.Engine.AddFact(Numbers, "a", 1);
        bench.Engine.AddFact(Numbers, "bb", 1);
        Assert.Equal(3, bench.CountRuns());
        bench.Engine.AddFact(Numbers, "bb", 2);
        Assert.Equal(0, bench.CountRuns());
        bench.Engine.AddFact(Numbers, "ccc", 1);
        Assert.Equal(1, bench.CountRuns());
        Assert.Equal([1, 2, 3], bench.Flows);

        bench.Engine.RemoveFact(Numbers, "bb", 1);
        bench.Engine.RemoveFact(Numbers, "a", 1);
        bench.Run();
        Assert.Equal([2, 3], bench.Flows);
    }

    [Fact]
    public async Task Each_fact_under_a_key_has_a_child()
    {
        var root = new Acting("root", context => context.StartEachFact(Numbers, "a", Flow));
        await using var bench = new EngineBench(root);
        bench.Engine.AddFact(Numbers, "a", 1);
        bench.Engine.AddFact(Numbers, "a", 2);
        bench.Engine.AddFact(Numbers, "b", 3);
        Assert.Equal(3, bench.CountRuns());
        bench.Engine.RemoveFact(Numbers, "a", 1);
        bench.Engine.AddFact(Numbers, "a", 4);
        Assert.Equal(1, bench.CountRuns());
        Assert.Equal([2, 4], bench.Flows);
    }

    [Fact]
    public async Task A_fact_that_comes_and_goes_within_a_turn_starts_nothing()
    {
        await using var bench = new EngineBench(new Acting("root", context => context.StartEachFact(Numbers, "a", Flow)));
        bench.Run();
        bench.Engine.AddFact(Numbers, "a", 1);
        bench.Engine.RemoveFact(Numbers, "a", 1);
        Assert.Equal(0, bench.CountRuns());
        Assert.Equal(1, bench.Engine.ProducerCount);
    }

    [Fact]
    public async Task Each_member_of_an_object_has_a_child_once_the_mirror_knows_the_members()
    {
        var network = DataKey.Of<LogicalNetwork>("net");
        var root = new Acting("root", context => context.StartEachMember<LogicalPort>("network", network, key => Flow(key[^1] - '0')));
        await using var bench = new EngineBench(root);
        await bench.WriteAsync(Physical("phys", "local"), Logical("net", "phys", 7), Endpoint("p1", "net"), Endpoint("p2", "net"));
        var missing = bench.Run();
        Assert.Single(missing.Ranges);
        Assert.Empty(bench.Flows);

        await bench.MirrorAsync(missing);
        Assert.Equal(2, bench.CountRuns());
        await bench.WriteAsync(Endpoint("p3", "net"));
        bench.Engine.ObjectsChanged([MemberKey(network, "p3")]);
        Assert.Equal(1, bench.CountRuns());
        Assert.Equal([1, 2, 3], bench.Flows);
    }

    [Fact]
    public async Task Each_object_whose_key_begins_with_given_values_has_a_child()
    {
        var root = new Acting("root", context => context.StartEachObject<PhysicalPort>(
            ["", PhysicalPort.Any, "br0"], key => Flow(DataKey.LastPart(key)[^1] - '0')));
        await using var bench = new EngineBench(root);
        await bench.WriteAsync(
            Physical("phys", "local"), Uplink("eth1", "phys", bridge: "br0"), Uplink("eth2", "phys", bridge: "br1"), Uplink("eth3", "phys"));
        await bench.MirrorAsync(bench.Run());
        Assert.Equal(1, bench.CountRuns());
        Assert.Equal([1], bench.Flows);

        await bench.WriteAsync(Uplink("eth4", "phys", bridge: "br0"));
        bench.Engine.ObjectsChanged([DataKey.Of<PhysicalPort>("", PhysicalPort.Any, "br0", "eth4")]);
        bench.Run();
        Assert.Equal([1, 4], bench.Flows);
    }

    [Fact]
    public async Task A_producer_waits_for_objects_that_are_not_mirrored_and_keeps_what_it_had()
    {
        var reader = new Acting("reader", context =>
        {
            EmitFlow(context, context.Read(Numbers, "a").Count);
            if (context.Read(Numbers, "a").Count == 2)
            {
                EmitFlow(context, (int)context.Objects.Get<LogicalNetwork>(DataKey.Of<LogicalNetwork>("net"))!.Number);
            }
        });
        await using var bench = new EngineBench(reader);
        await bench.WriteAsync(Physical("phys", "local"), Logical("net", "phys", 7));
        bench.Engine.AddFact(Numbers, "a", 1);
        bench.Run();
        Assert.True(bench.Engine.TakeFreshReads().IsEmpty);

        bench.Engine.AddFact(Numbers, "a", 2);
        var missing = bench.Run();
        Assert.Equal([DataKey.Of<LogicalNetwork>("net")], missing.Keys);
        Assert.Equal(missing.Keys, bench.Engine.TakeFreshReads().Keys);
        Assert.Equal([1], bench.Flows);
        Assert.Equal(missing.Keys, bench.Run().Keys);

        await bench.MirrorAsync(missing);
        Assert.Equal(1, bench.CountRuns());
        Assert.Equal([2, 7], bench.Flows);
        bench.Engine.RemoveFact(Numbers, "a", 2);
        bench.Run();
        Assert.Equal(missing.Keys, bench.Engine.TakeUnread().Keys);
    }

    private static Acting Flow(int port) => new($"flow {port}", context => EmitFlow(context, port));

    private static string MemberKey(string network, string port) =>
        ObjectType.Of<LogicalPort>().Membership("network").MembersOf(network).Start + DataKey.Escape(DataKey.Of<LogicalPort>(port));
}
