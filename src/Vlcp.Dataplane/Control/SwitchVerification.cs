using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Reconcile;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Text;

namespace Vlcp.Dataplane.Control;

/// <summary>Computes what a switch should have from nothing, and compares it with what the running computation wants and with what the
/// switch says that it has. Runs on the scheduler's thread, beside everything else.</summary>
internal sealed class SwitchVerification(SwitchController controller)
{
    private Dictionary<byte, string> _tables = [];

    /// <summary>Compares once.</summary>
    /// <param name="settle">Waits until the switch has what the store describes at the time of the call.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The report; null if something changed meanwhile, so that there is nothing to compare.</returns>
    public async Task<VerificationReport?> TryAsync(Func<Task> settle, CancellationToken cancellationToken)
    {
        await settle();
        var signals = controller.Signals;
        if (controller.Computation is not { } running || !controller.IsSettled)
        {
            return null;
        }

        var due = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var scratch = controller.ComputeAgain(() => due.TrySetResult());
        for (scratch.Run(); !scratch.IsComplete; scratch.Run())
        {
            await due.Task.WaitAsync(cancellationToken);
            due = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        // Whatever the second computation has seen, the first one has to have seen, too.
        await running.ReachAsync(scratch.Revision, cancellationToken);
        await settle();
        var contents = await controller.DumpAsync(cancellationToken);
        if (controller.Signals != signals || !controller.IsSettled || controller.Computation != running)
        {
            return null;
        }

        _tables = running.Layout.Tables.ToDictionary(table => table.Number, table => table.Name);
        return new VerificationReport(
            $"0x{controller.DatapathId:x16}",
            scratch.Revision,
            running.Desired.Flows.Count,
            running.Desired.Groups.Count,
            [
                .. Differences(running.Desired.Flows, scratch.Desired.Flows, Show),
                .. Differences(running.Desired.Groups, scratch.Desired.Groups, Show),
                .. Differences(running.Desired.Publications, scratch.Desired.Publications, (_, publication) => publication.ToString()),
            ],
            [.. FlowDifferences(scratch.Desired, contents), .. GroupDifferences(scratch.Desired, contents)]);
    }

    private static IEnumerable<string> Differences<TKey, TValue>(
        OwnedSet<TKey, TValue> running, OwnedSet<TKey, TValue> scratch, Func<string, TValue, string> show)
        where TKey : notnull
        where TValue : class, IEquatable<TValue>
    {
        foreach (var key in running.Keys.Union(scratch.Keys))
        {
            var (has, wants) = (running[key], scratch[key]);
            if (has?.Owner.Owner != wants?.Owner.Owner || !Equals(has?.Value, wants?.Value))
            {
                yield return $"running: {Describe(has)}; from scratch: {Describe(wants)}";
            }
        }

        string Describe((Producers.Producer Owner, TValue Value)? claim) =>
            claim is { } known ? $"{show(known.Owner.Owner, known.Value)} of {known.Owner.Owner}" : "nothing";
    }

    private IEnumerable<string> FlowDifferences(DesiredState wanted, SwitchContents contents)
    {
        var present = contents.Flows.Where(flow => !Reconciler.IsLearned(flow)).ToDictionary(flow => flow.Key);
        foreach (var key in wanted.Flows.Keys.Union(present.Keys))
        {
            var wish = wanted.Flows[key] is { } claim ? claim.Value.ToEntry(claim.Owner.Owner).Canonical() : null;
            var has = present.GetValueOrDefault(key);

            // The cookie may be that of another version: the reconciler knows who answers for it.
            if (wish is null || has is null || has with { Cookie = wish.Cookie } != wish)
            {
                yield return $"the switch has {Show(has)}; wanted: {Show(wish)}";
            }
        }
    }

    private static IEnumerable<string> GroupDifferences(DesiredState wanted, SwitchContents contents)
    {
        var present = contents.Groups.ToDictionary(group => group.GroupId);
        foreach (var id in wanted.Groups.Keys.Union(present.Keys))
        {
            var wish = wanted.Groups[id]?.Value.Canonical();
            var has = present.GetValueOrDefault(id);
            if (!Equals(wish, has))
            {
                yield return $"the switch has {Show(has)}; wanted: {Show(wish)}";
            }
        }
    }

    private string Show(string owner, DesiredFlow flow) => Show(flow.ToEntry(owner));

    private static string Show(string owner, GroupEntry group) => Show(group);

    private string Show(FlowEntry? flow) => flow is null ? "nothing" : FlowText.Format(flow, _tables);

    private static string Show(GroupEntry? group) => group is null ? "nothing" : FlowText.Format(group);
}
