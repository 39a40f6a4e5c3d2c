using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Reconcile;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Dataplane.Tests.Reconcile;

/// <summary>A switch that does as it is told, or refuses what the test wants refused.</summary>
internal sealed class FakeSwitch : ISwitchChannel
{
    public Dictionary<FlowKey, FlowEntry> Flows { get; } = [];

    public Dictionary<uint, GroupEntry> Groups { get; } = [];

    /// <summary>What was applied, in order, one list a bundle.</summary>
    public List<IReadOnlyList<OpenFlowMessage>> Bundles { get; } = [];

    /// <summary>Bundles that came, refused ones included.</summary>
    public int Attempts { get; private set; }

    public Func<OpenFlowMessage, bool> Refuses { get; set; } = _ => false;

    public bool RefusesAll { get; set; }

    public Task<SwitchContents> DumpAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new SwitchContents([.. Flows.Values.Select(flow => flow.Canonical())], [.. Groups.Values.Select(group => group.Canonical())]));

    /// <summary>Whether changes that are not refused are applied though others are, as by a switch that refuses a message when it comes
    /// and not only at the commit.</summary>
    public bool AppliesOthers { get; set; }

    public Task<AppliedChanges> ApplyAsync(IReadOnlyList<OpenFlowMessage> changes, CancellationToken cancellationToken)
    {
        Attempts++;
        if (RefusesAll)
        {
            return Task.FromResult(new AppliedChanges(false, [], "no bundles today"));
        }

        var refused = Enumerable.Range(0, changes.Count).Where(index => Refuses(changes[index])).ToList();
        var isApplied = refused.Count == 0 || AppliesOthers;
        if (isApplied)
        {
            var accepted = changes.Where((_, index) => !refused.Contains(index)).ToList();
            Bundles.Add(accepted);
            accepted.ForEach(Apply);
        }

        var first = AppliesOthers ? refused : refused.Take(1);
        return Task.FromResult(new AppliedChanges(isApplied, [.. first.Select(index => new RefusedChange(index, "not this one"))], "one is refused"));
    }

    public void Install(string owner, DesiredFlow flow) => Flows[flow.Key] = flow.ToEntry(owner);

    private void Apply(OpenFlowMessage change)
    {
        switch (change)
        {
            case FlowMod { Command: FlowModCommand.Add } add:
                var flow = new FlowEntry(add.TableId, add.Priority, add.Match, add.Instructions) { Cookie = add.Cookie };
                Flows[flow.Key] = flow;
                break;
            case FlowMod { Command: FlowModCommand.DeleteStrict } delete:
                Flows.Remove(new FlowKey(delete.TableId, delete.Priority, delete.Match));
                break;
            case GroupMod { Command: GroupModCommand.Delete } delete:
                Groups.Remove(delete.Group.GroupId);
                break;
            case GroupMod group:
                Groups[group.Group.GroupId] = group.Group;
                break;
            default:
                throw new InvalidOperationException($"unexpected {change}");
        }
    }
}
