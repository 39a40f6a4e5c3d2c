using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Features;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Reconcile;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Switches.Tables;
using Xunit;

namespace Vlcp.Dataplane.Tests.Reconcile;

public sealed class ReconcilerTests
{
    private static readonly Owner Someone = new("someone");
    private static readonly TableLayout Layout = TableLayout.Compute(PipelineTables.All.Select(table => table.Request));

    private readonly FakeSwitch _switch = new();
    private readonly DesiredState _desired = new();
    private readonly Reconciler _reconciler = new(NullLogger.Instance);

    public ReconcilerTests() => _reconciler.Target(_desired);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Groups_come_before_the_flows_that_use_them_and_go_after_them()
    {
        Want([Flow(1)], [Group(1)]);
        await _reconciler.AuditAsync(_switch, Token);
        Want([Flow(1, outPort: 8), Flow(2)], [Group(1, outPort: 8), Group(2)]);
        await _reconciler.ApplyChangesAsync(_switch, Token);
        Want([Flow(2)], [Group(2)]);
        await _reconciler.ApplyChangesAsync(_switch, Token);
        Want([Flow(3)], [Group(3)]);
        await _reconciler.ApplyChangesAsync(_switch, Token);

        Assert.Equal(
            [
                "group Add, flow Add",
                "group Add, group Modify, flow Add, flow Add",
                "flow DeleteStrict, group Delete",
                "group Add, flow Add, flow DeleteStrict, group Delete",
            ],
            _switch.Bundles.Select(Describe));
        Assert.Equal(12, _reconciler.ChangeCount);
        Assert.Equal((1, 1), (_reconciler.FlowCount, _reconciler.GroupCount));
    }

    [Fact]
    public async Task The_parts_of_a_group_come_before_it_and_go_after_it()
    {
        uint whole = GroupNumbers.Flood(7), part = GroupNumbers.Part(whole, 0), other = GroupNumbers.Part(whole, 63);
        Want([], [Group(whole), Group(part), Group(other)]);
        await _reconciler.AuditAsync(_switch, Token);
        Want([], []);
        await _reconciler.ApplyChangesAsync(_switch, Token);
        Assert.Equal(
            [[other, part, whole], [whole, part, other]],
            _switch.Bundles.Select(bundle => bundle.Cast<GroupMod>().Select(change => change.Group.GroupId)));
    }

    [Fact]
    public async Task What_is_there_already_is_not_sent_again()
    {
        Want([Flow(1), Flow(2)], [Group(1)]);
        await _reconciler.AuditAsync(_switch, Token);
        await _reconciler.ApplyChangesAsync(_switch, Token);
        await _reconciler.AuditAsync(_switch, Token);

        var restarted = new Reconciler(NullLogger.Instance);
        restarted.Target(_desired);
        Assert.True(restarted.NeedsWholeResult);
        await restarted.AuditAsync(_switch, Token);
        Assert.False(restarted.NeedsWholeResult);
        Assert.Single(_switch.Bundles);
        Assert.Equal(0, restarted.ChangeCount);
    }

    [Fact]
    public async Task An_equal_flow_with_the_cookie_of_another_owner_stays_with_its_counters()
    {
        _switch.Install("an older version", Flow(1));
        Want([Flow(1)]);
        await _reconciler.AuditAsync(_switch, Token);
        Assert.Empty(_switch.Bundles);
        Assert.Equal(Flow(1).ToEntry("an older version").Cookie, Assert.Single(_switch.Flows.Values).Cookie);
    }

    [Fact]
    public async Task Flows_with_the_cookies_of_another_layout_stay_and_their_packets_find_their_handlers()
    {
        const ulong Foreign = 0x4c00_0000_0000_0001;
        foreach (var flow in new[] { Flow(1), Flow(2) })
        {
            _switch.Flows[flow.Key] = flow.ToEntry(Someone.Owner) with { Cookie = Foreign };
        }

        Want([Flow(1) with { Class = CookieClass.Dhcp }, Flow(2)]);
        await _reconciler.AuditAsync(_switch, Token);

        Assert.Empty(_switch.Bundles);
        Assert.Equal(CookieClass.Dhcp, Cookie.ClassOf(_reconciler.ReadCookie(Flow(1).Key.TableId, Foreign)));
        Assert.Equal(0x0200_0000_0000_0005ul, _reconciler.ReadCookie(Flow(1).Key.TableId, 0x0200_0000_0000_0005));
    }

    [Fact]
    public async Task A_flow_whose_packets_can_not_be_told_from_those_of_another_class_is_replaced()
    {
        const ulong Foreign = 77;
        var other = (CookieClass)0x7f;
        foreach (var flow in new[] { Flow(1), Flow(2) })
        {
            _switch.Flows[flow.Key] = flow.ToEntry(Someone.Owner) with { Cookie = Foreign };
        }

        Want([Flow(1) with { Class = CookieClass.Dhcp }, Flow(2) with { Class = other }]);
        await _reconciler.AuditAsync(_switch, Token);

        Assert.Equal("flow Add", Describe(Assert.Single(_switch.Bundles)));
        Assert.Single(_switch.Flows.Values, flow => flow.Cookie == Foreign);
    }

    [Fact]
    public async Task Learned_flows_are_left_alone_and_other_unknown_ones_removed()
    {
        var learned = Flow(7).ToEntry("") with { Cookie = Cookie.Learned | 5, HardTimeout = 300 };
        var looksLearned = Flow(6).ToEntry("") with { Cookie = Cookie.Learned | 5 };
        var unknown = Flow(8).ToEntry("") with { Cookie = 0 };
        _switch.Flows[learned.Key] = learned;
        _switch.Flows[looksLearned.Key] = looksLearned;
        _switch.Flows[unknown.Key] = unknown;
        await _reconciler.AuditAsync(_switch, Token);
        Assert.Equal([learned.Key], _switch.Flows.Keys);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_flow_is_left_out_and_the_others_are_applied(bool atOnce)
    {
        _switch.AppliesOthers = atOnce;
        Want([Flow(1), Flow(2), Flow(3)], [Group(1)]);
        _switch.Refuses = change => change is FlowMod flow && flow.Match == Flow(2).Key.Match;
        await _reconciler.AuditAsync(_switch, Token);

        Assert.Equal([Flow(1).Key, Flow(3).Key], _switch.Flows.Keys.OrderBy(key => key.ToString()));
        Assert.Single(_switch.Groups);
        var refused = Assert.Single(_reconciler.Quarantine);
        Assert.Equal(("test/someone", "not this one"), (refused.Owner, refused.Reason));

        // Other changes leave it where it is, ...
        Want([Flow(2), Flow(3), Flow(4)], [Group(1)]);
        await _reconciler.ApplyChangesAsync(_switch, Token);
        Assert.Single(_reconciler.Quarantine);
        Assert.Equal(atOnce ? 2 : 3, _switch.Attempts);

        // ... until it is due again.
        _switch.Refuses = _ => false;
        _reconciler.RetryQuarantined();
        await _reconciler.ApplyChangesAsync(_switch, Token);
        Assert.Empty(_reconciler.Quarantine);
        Assert.Equal(3, _switch.Flows.Count);
    }

    [Fact]
    public async Task A_refused_flow_that_changes_gets_another_chance_and_one_that_is_not_wanted_any_more_is_forgotten()
    {
        _switch.Refuses = change => change is FlowMod flow && flow.Match == Flow(2).Key.Match && flow.Instructions == Flow(2).Instructions;
        Want([Flow(1), Flow(2)]);
        await _reconciler.AuditAsync(_switch, Token);
        Want([Flow(1), Flow(2, outPort: 9)]);
        await _reconciler.ApplyChangesAsync(_switch, Token);
        Assert.Empty(_reconciler.Quarantine);
        Assert.Equal(2, _switch.Flows.Count);

        Want([Flow(1), Flow(2)]);
        await _reconciler.ApplyChangesAsync(_switch, Token);
        Assert.Single(_reconciler.Quarantine);
        Want([Flow(1)]);
        await _reconciler.ApplyChangesAsync(_switch, Token);
        Assert.Empty(_reconciler.Quarantine);
        Assert.Single(_switch.Flows);
    }

    [Fact]
    public async Task Changes_that_are_refused_as_a_whole_are_an_error_and_are_sent_again_later()
    {
        Want([Flow(1)]);
        _switch.RefusesAll = true;
        var refusal = await Assert.ThrowsAsync<SwitchRefusedException>(() => _reconciler.AuditAsync(_switch, Token));
        Assert.Contains("no bundles today", refusal.Message, StringComparison.Ordinal);
        Assert.True(_reconciler.NeedsWholeResult);
        Assert.Equal(0, _reconciler.ChangeCount);

        _switch.RefusesAll = false;
        await _reconciler.ApplyChangesAsync(_switch, Token);
        Assert.Single(_switch.Flows);
    }

    [Fact]
    public async Task Another_desired_state_takes_the_place_of_the_one_before_with_the_difference()
    {
        Want([Flow(1), Flow(2)], [Group(1)]);
        await _reconciler.AuditAsync(_switch, Token);
        var next = new DesiredState();
        next.Replace(Someone, [Flow(2), Flow(3)], [Group(1)], []);
        _reconciler.Target(next);
        await _reconciler.ApplyChangesAsync(_switch, Token);
        Assert.Equal("flow Add, flow DeleteStrict", Describe(_switch.Bundles[^1]));
    }

    private static DesiredFlow Flow(uint inPort, uint outPort = 5) =>
        new FlowBuilder(PipelineTables.Egress, Priority.Normal, Layout).Match(OxmFields.InPort.Is(inPort)).Do(new OutputAction(outPort)).ThenEnd();

    private static GroupEntry Group(uint id, uint outPort = 5) => new(id, GroupType.All, [new Bucket([new OutputAction(outPort)])]);

    private static string Describe(IReadOnlyList<OpenFlowMessage> bundle) => string.Join(", ", bundle.Select(change => change switch
    {
        FlowMod flow => $"flow {flow.Command}",
        GroupMod group => $"group {group.Command}",
        _ => change.ToString(),
    }));

    private void Want(DesiredFlow[] flows, params GroupEntry[] groups) => _desired.Replace(Someone, flows, groups, []);
}
