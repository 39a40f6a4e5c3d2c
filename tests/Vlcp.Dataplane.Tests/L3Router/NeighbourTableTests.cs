using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Network.Model;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Text;
using Vlcp.Packets;
using Xunit;
using static Vlcp.Dataplane.Tests.L3Router.RoutedHarness;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.L3Router;

public sealed class NeighbourTableTests
{
    private const string Address = "10.2.0.9";

    private static readonly Ipv4Address Gateway = Ipv4Address.Parse("10.2.0.254");

    [Fact]
    public async Task The_first_packet_asks_for_its_neighbour_and_waits_for_the_answer()
    {
        await using var routed = await StartAsync();

        routed.Miss(Address);
        Assert.Equal([(Outside, MacAddress.Broadcast, Gateway, Ipv4Address.Parse(Address))], routed.TakeQuestions());
        routed.Miss(Address);
        Assert.Empty(routed.Switch.Messages);
        routed.Reply(Address, There);

        var flow = Assert.Single(routed.FlowMods);
        Assert.Equal(Cookie.LearnedIn(2), flow.Cookie);
        Assert.Equal(60, flow.IdleTimeout);
        Assert.Equal(
            "table=60, priority=28672,ip,reg0=0xa020009,reg5=0x2 actions=set_field:00:00:00:00:00:02->eth_src,set_field:02:00:00:00:02:99->eth_dst,dec_ttl,"
            + "set_field:0x8000/0x8000->reg7,goto_table:70",
            FlowText.Format(Installed(flow) with { Cookie = 0, IdleTimeout = 0, Flags = FlowFlags.None }));

        // Both packets that waited go through the flow, in the order in which they came, behind it.
        Assert.IsType<FlowMod>(routed.Switch.Messages[0]);
        Assert.Equal(2, routed.Switch.Sent.Count);
        Assert.All(routed.Switch.Sent, sent => Assert.Equal(5u, sent.InPort));
    }

    [Fact]
    public async Task A_question_that_nobody_answers_is_asked_again_and_its_packets_are_given_up()
    {
        await using var routed = await StartAsync();

        routed.Miss(Address);
        routed.Pass(2);
        Assert.Equal(3, routed.TakeQuestions().Count);
        Assert.Empty(routed.Unreachable);
        routed.Pass(5);
        Assert.Single(routed.Unreachable);

        // From now on nothing waits, until nobody wants it any more.
        routed.Miss(Address);
        Assert.Equal(2, routed.Unreachable.Count);
        routed.Pass(70);
        Assert.Equal(0, routed.Table.Count);
        routed.TakeQuestions();
        routed.Pass(20);
        Assert.Empty(routed.TakeQuestions());
    }

    [Fact]
    public async Task A_neighbour_that_answered_late_is_known()
    {
        await using var routed = await StartAsync();

        routed.Miss(Address);
        routed.Pass(20);
        routed.Reply(Address, There);

        Assert.Contains(routed.FlowMods, flow => flow.Command == FlowModCommand.Add && flow.Priority == Priority.LearnedNeighbour);
    }

    [Fact]
    public async Task Only_answers_to_questions_count()
    {
        await using var routed = await StartAsync();

        routed.Reply(Address, There);
        routed.Miss("10.2.0.8");
        routed.Reply(Address, There);
        routed.Reply("10.2.0.8", There, claimed: MacAddress.Parse("02:00:00:00:02:01"));
        routed.Reply("10.2.0.8", MacAddress.Broadcast);
        Assert.Empty(routed.FlowMods);

        routed.Reply("10.2.0.8", There);
        Assert.Single(routed.FlowMods);
        routed.Reply("10.2.0.8", MacAddress.Parse("02:00:00:00:02:01"));
        Assert.Single(routed.FlowMods);
    }

    [Fact]
    public async Task A_neighbour_is_asked_alone_whether_it_is_still_there_and_forgotten_when_it_is_not()
    {
        await using var routed = await StartAsync();
        routed.Miss(Address);
        routed.Reply(Address, There);
        routed.TakeQuestions();

        routed.Pass(30);
        Assert.Equal([(Outside, There, Gateway, Ipv4Address.Parse(Address))], routed.TakeQuestions());
        routed.Reply(Address, There);
        Assert.Empty(routed.Switch.Messages);
        routed.Pass(30);
        Assert.Single(routed.TakeQuestions());

        // Now it is silent: everyone is asked, then its flow goes.
        routed.Pass(2);
        Assert.All(routed.TakeQuestions(), question => Assert.Equal(MacAddress.Broadcast, question.To));
        routed.Pass(6);
        Assert.Contains(routed.FlowMods, flow => flow.Command == FlowModCommand.DeleteStrict && flow.Priority == Priority.LearnedNeighbour);
    }

    [Fact]
    public async Task A_neighbour_with_another_card_gets_another_flow()
    {
        await using var routed = await StartAsync();
        routed.Miss(Address);
        routed.Reply(Address, There);
        routed.Pass(31);
        routed.Switch.Messages.Clear();

        routed.Reply(Address, MacAddress.Parse("02:00:00:00:02:98"));

        Assert.Contains("02:00:00:00:02:98", FlowText.Format(Installed(Assert.Single(routed.FlowMods))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_neighbour_without_traffic_is_not_asked_any_more()
    {
        await using var routed = await StartAsync();
        routed.Miss(Address);
        routed.Reply(Address, There);
        var flow = routed.FlowMods[0];

        routed.Table.Removed(new FlowRemoved(flow.Cookie, flow.Priority, FlowRemovedReason.IdleTimeout, flow.TableId, 60, 0, 60, 0, 0, 0, flow.Match));

        Assert.Equal(0, routed.Table.Count);
    }

    [Fact]
    public async Task A_restarted_controller_knows_its_neighbours_from_the_flows_and_asks_them()
    {
        await using var routed = await StartAsync();
        routed.Miss(Address);
        routed.Miss("10.2.0.8");
        routed.Reply(Address, There);
        var flow = Installed(routed.FlowMods[0]);
        routed.Switch.Messages.Clear();

        routed.Restart(flow);

        Assert.Equal(1, routed.Table.Count);
        Assert.Empty(routed.FlowMods);
        routed.Pass(16);
        Assert.Equal((Outside, There), Assert.Single(routed.TakeQuestions().Take(1).Select(question => (question.From, question.To))));
    }

    [Fact]
    public async Task What_was_found_in_a_network_goes_with_its_routers()
    {
        await using var routed = await StartAsync();
        routed.Miss(Address);
        routed.Reply(Address, There);
        var flow = Installed(routed.FlowMods[0]);
        routed.Switch.Messages.Clear();

        await routed.DeleteAsync(Joins("rb", "r", "sb").Key);

        var removal = Assert.Single(routed.FlowMods);
        Assert.Equal((FlowModCommand.Delete, Cookie.LearnedIn(2)), (removal.Command, removal.Cookie));
        Assert.Equal(0, routed.Table.Count);

        // The same if it goes while no controller looks.
        routed.Switch.Messages.Clear();
        routed.Restart(flow);
        Assert.Equal(FlowModCommand.DeleteStrict, Assert.Single(routed.FlowMods).Command);
    }

    [Fact]
    public async Task The_next_hop_of_a_route_is_asked_for_without_packets_and_kept()
    {
        await using var routed = await StartAsync(new HostRoute(Ipv4Network.Parse("0.0.0.0/0"), Ipv4Address.Parse(Address)));

        routed.Pass(1);
        Assert.Single(routed.TakeQuestions());
        routed.Reply(Address, There);
        Assert.Equal(120, Assert.Single(routed.FlowMods).IdleTimeout);
        routed.Pass(59);
        Assert.Empty(routed.TakeQuestions());
        routed.Pass(1);
        Assert.Equal(There, Assert.Single(routed.TakeQuestions()).To);

        // It stays asked for as long as the route is there, however long it is silent.
        routed.Pass(600);
        Assert.Equal(1, routed.Table.Count);
        await routed.WriteAsync(Router("r"));
        routed.Pass(70);
        Assert.Equal(0, routed.Table.Count);
    }

    [Fact]
    public async Task A_station_that_scans_a_subnet_is_bounded()
    {
        await using var routed = await StartAsync();

        for (var host = 1; host <= 250; host++)
        {
            routed.Miss($"10.2.0.{host}");
        }

        Assert.Equal(64, routed.Table.Count);
        routed.Miss("10.2.0.251", port: 6);
        Assert.Equal(65, routed.Table.Count);
    }

    [Fact]
    public async Task The_switch_itself_drops_a_flood_to_one_that_does_not_answer()
    {
        await using var routed = await StartAsync();

        for (var packet = 0; packet < 100; packet++)
        {
            routed.Miss(Address);
        }

        var drop = Assert.Single(routed.FlowMods);
        Assert.Equal((Priority.SilentNeighbour, (ushort)1, Cookie.LearnedIn(2)), (drop.Priority, drop.HardTimeout, drop.Cookie));
        Assert.Empty(drop.Instructions);
    }

    [Fact]
    public async Task An_address_outside_of_the_routers_subnets_is_not_asked_for()
    {
        await using var routed = await StartAsync();

        routed.Miss("10.9.0.1");
        routed.Miss("10.2.0.1", network: 7);

        Assert.Empty(routed.Switch.Messages);
        Assert.Equal(0, routed.Table.Count);
    }

    private static FlowEntry Installed(FlowMod flow) => new(flow.TableId, flow.Priority, flow.Match, flow.Instructions)
    {
        Cookie = flow.Cookie, IdleTimeout = flow.IdleTimeout, Flags = flow.Flags,
    };
}
