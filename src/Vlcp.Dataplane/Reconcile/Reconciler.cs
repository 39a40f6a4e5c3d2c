using Microsoft.Extensions.Logging;
using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Flows;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Dataplane.Reconcile;

/// <summary>
/// Makes one switch have what is desired, with the difference only. It knows what the switch has from a dump after connecting, and
/// from then on from what the switch confirmed.
/// </summary>
/// <remarks>
/// Changes travel in one ordered atomic bundle: groups that come or change, flows that come or change, flows that go, groups that go.
/// So no packet sees a flow whose group is missing, and a restart that finds everything in place sends nothing. A change that the
/// switch refuses is left out (quarantined) until its content changes or a retry is due; all others are applied.
/// </remarks>
internal sealed class Reconciler(ILogger logger)
{
    private DesiredState _desired = new();
    private readonly Dictionary<FlowKey, FlowEntry> _flows = [];
    private readonly Dictionary<uint, GroupEntry> _groups = [];
    private readonly Dictionary<object, QuarantinedChange> _quarantine = [];
    private readonly AdoptedCookies _adopted = new();

    /// <summary>Changes that the switch refused and that are left out for now.</summary>
    public IReadOnlyCollection<QuarantinedChange> Quarantine => _quarantine.Values;

    /// <summary>The flows that the switch had learned by itself when it was asked last.</summary>
    public IReadOnlyList<FlowEntry> Learned { get; private set; } = [];

    public int FlowCount => _flows.Count;

    public int GroupCount => _groups.Count;

    /// <summary>Changes sent and confirmed so far.</summary>
    public long ChangeCount { get; private set; }

    /// <summary>True until a whole desired state was applied: before that, what is not desired yet would be removed.</summary>
    public bool NeedsWholeResult { get; private set; } = true;

    /// <summary>The cookie of a flow that sent a packet, as this version of the program writes it.</summary>
    public ulong ReadCookie(byte tableId, ulong cookie) => _adopted.Read(tableId, cookie);

    /// <summary>Goes on with another desired state. What the switch has stays known.</summary>
    public void Target(DesiredState next)
    {
        _desired = next;
        _desired.Flows.Changed.UnionWith(_flows.Keys);
        _desired.Groups.Changed.UnionWith(_groups.Keys);
        NeedsWholeResult = true;
    }

    /// <summary>Learns what the switch has, and applies all that differs from what is desired.</summary>
    public async Task AuditAsync(ISwitchChannel channel, CancellationToken cancellationToken)
    {
        var contents = await channel.DumpAsync(cancellationToken);
        _flows.Clear();
        _groups.Clear();
        _adopted.Clear();
        Learned = [.. contents.Flows.Where(IsLearned)];
        foreach (var flow in contents.Flows.Where(flow => !IsLearned(flow)))
        {
            _flows[flow.Key] = flow;
        }

        foreach (var group in contents.Groups)
        {
            _groups[group.GroupId] = group;
        }

        _desired.Flows.Changed.UnionWith(_desired.Flows.Keys.Concat(_flows.Keys));
        _desired.Groups.Changed.UnionWith(_desired.Groups.Keys.Concat(_groups.Keys));
        await ApplyChangesAsync(channel, cancellationToken);
    }

    /// <summary>Applies what changed in the desired state since the last call.</summary>
    public async Task ApplyChangesAsync(ISwitchChannel channel, CancellationToken cancellationToken)
    {
        ReleaseChangedFromQuarantine();
        var flows = _desired.Flows.Changed.ToArray();
        var groups = _desired.Groups.Changed.ToArray();
        while (true)
        {
            var changes = Difference(flows, groups);
            if (changes.Count == 0)
            {
                break;
            }

            var applied = await channel.ApplyAsync([.. changes.Select(change => change.Message)], cancellationToken);
            foreach (var (index, reason) in applied.Refused)
            {
                PutInQuarantine(changes[index], reason);
            }

            if (applied.InForce)
            {
                Confirm(changes);
                break;
            }

            if (applied.Refused.Count == 0)
            {
                throw new SwitchRefusedException($"the switch refused {changes.Count} changes as a whole: {applied.Reason}");
            }
        }

        _desired.Flows.Changed.ExceptWith(flows);
        _desired.Groups.Changed.ExceptWith(groups);
        NeedsWholeResult = false;
    }

    /// <summary>Gives what was refused another chance in the next call of <see cref="ApplyChangesAsync"/>.</summary>
    public void RetryQuarantined()
    {
        foreach (var key in _quarantine.Keys)
        {
            if (key is FlowKey flow)
            {
                _desired.Flows.Changed.Add(flow);
            }
            else
            {
                _desired.Groups.Changed.Add((uint)key);
            }
        }

        _quarantine.Clear();
    }

    private void Confirm(List<PlannedChange> changes)
    {
        foreach (var change in changes.Where(change => !_quarantine.ContainsKey(change.Key)))
        {
            change.Confirm();
            ChangeCount++;
        }
    }

    private List<PlannedChange> Difference(FlowKey[] flows, uint[] groups)
    {
        List<PlannedChange> addedGroups = [], addedFlows = [], removedFlows = [], removedGroups = [];

        // The parts of a group have higher ids than the group that copies to them: they are there before it and go after it.
        foreach (var id in groups.Where(id => !_quarantine.ContainsKey(id)).OrderDescending())
        {
            PlanGroup(id, addedGroups, removedGroups);
        }

        removedGroups.Reverse();

        foreach (var key in flows.Where(key => !_quarantine.ContainsKey(key)))
        {
            PlanFlow(key, addedFlows, removedFlows);
        }

        return [.. addedGroups, .. addedFlows, .. removedFlows, .. removedGroups];
    }

    private void PlanGroup(uint id, List<PlannedChange> added, List<PlannedChange> removed)
    {
        var wanted = _desired.Groups[id];
        _groups.TryGetValue(id, out var present);
        if (wanted is { } wish)
        {
            var group = wish.Value.Canonical();
            if (present is null || !present.Equals(group))
            {
                var message = present is null ? GroupMod.Add(group) : GroupMod.Modify(group);
                added.Add(new PlannedChange(id, wish.Owner.Owner, message, () => _groups[id] = group));
            }
        }
        else if (present is not null)
        {
            removed.Add(new PlannedChange(id, "", GroupMod.Delete(id), () => _groups.Remove(id)));
        }
    }

    private void PlanFlow(FlowKey key, List<PlannedChange> added, List<PlannedChange> removed)
    {
        var wanted = _desired.Flows[key];
        _flows.TryGetValue(key, out var present);
        if (wanted is { } wish)
        {
            var flow = wish.Value.ToEntry(wish.Owner.Owner).Canonical();
            if (present is null || !Stays(present, flow))
            {
                added.Add(new PlannedChange(key, wish.Owner.Owner, FlowMod.Add(flow), () => _flows[key] = flow));
            }
        }
        else if (present is not null)
        {
            removed.Add(new PlannedChange(key, "", FlowMod.Delete(key), () => _flows.Remove(key)));
        }
    }

    /// <summary>Whether a flow is one that the switch learned by itself. Such flows have a time-out; one without is ours, whatever its cookie
    /// looks like: another version may have written it.</summary>
    public static bool IsLearned(FlowEntry flow) =>
        Cookie.ClassOf(flow.Cookie) == CookieClass.Learned && (flow.IdleTimeout > 0 || flow.HardTimeout > 0);

    // A flow that does the same stays with its counters, even if its cookie is that of an owner with another name or of a version
    // that writes cookies in another way; unless it can't be known any more who answers the packets that it sends to the controller.
    private bool Stays(FlowEntry present, FlowEntry wanted)
    {
        var about = Cookie.ClassOf(wanted.Cookie);
        return present with { Cookie = wanted.Cookie } == wanted
            && (about == CookieClass.Forwarding
                || about == Cookie.ClassOf(present.Cookie)
                || _adopted.TryAdopt(present.TableId, present.Cookie, about));
    }

    private void PutInQuarantine(PlannedChange change, string reason)
    {
        logger.LogError(
            "The switch refused {Change} of {Owner}: {Reason}; it is left out until it changes or a retry is due",
            change.Message, change.Owner, reason);
        _quarantine[change.Key] = new QuarantinedChange(change.Key.ToString() ?? "", change.Owner, change.Message.ToString(), reason);
    }

    private void ReleaseChangedFromQuarantine()
    {
        foreach (var key in _quarantine.Keys)
        {
            if (key is FlowKey flow ? _desired.Flows.Changed.Contains(flow) : _desired.Groups.Changed.Contains((uint)key))
            {
                _quarantine.Remove(key);
            }
        }
    }

    private sealed record PlannedChange(object Key, string Owner, OpenFlowMessage Message, Action Confirm);
}
