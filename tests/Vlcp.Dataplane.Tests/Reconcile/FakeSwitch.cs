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

    public Task<RefusedChange?> ApplyAsync(IReadOnlyList<OpenFlowMessage> changes, CancellationToken cancellationToken)
    {
        Attempts++;
        if (RefusesAll)
        {
            return Task.FromResult<RefusedChange?>(new RefusedChange(null, "no bundles today"));
        }

        for (var index = 0; index < changes.Count; index++)
        {
            if (Refuses(changes[index]))
            {
                return Task.FromResult<RefusedChange?>(new RefusedChange(index, "not this one"));
            }
        }

        Bundles.Add(changes);
        foreach (var change in changes)
        {
            Apply(change);
        }

        return Task.FromResult<RefusedChange?>(null);
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
