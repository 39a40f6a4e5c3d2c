using Vlcp.Dataplane.Reconcile;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Dataplane.Control;

/// <summary>A switch behind an OpenFlow connection.</summary>
internal sealed class OpenFlowChannel(OpenFlowConnection connection) : ISwitchChannel
{
    public async Task<SwitchContents> DumpAsync(CancellationToken cancellationToken)
    {
        var flows = await connection.MultipartAsync(new FlowStatsRequest(), cancellationToken);
        var groups = await connection.MultipartAsync(new GroupDescriptionRequest(), cancellationToken);
        return new SwitchContents(
            [.. flows.SelectMany(part => part.Flows).Select(stats => stats.Flow.Canonical())],
            [.. groups.SelectMany(part => part.Groups).Select(description => description.Group.Canonical())]);
    }

    public async Task<AppliedChanges> ApplyAsync(IReadOnlyList<OpenFlowMessage> changes, CancellationToken cancellationToken)
    {
        var result = await connection.BundleAtOnceAsync(changes, cancellationToken);
        List<RefusedChange> refused = [];
        for (var index = 0; index < result.Outcomes.Count; index++)
        {
            if (result.Outcomes[index].Error is { } error)
            {
                refused.Add(new RefusedChange(index, error.ToString()));
            }
        }

        return new AppliedChanges(result.Committed, refused, result.ControlError?.ToString() ?? "the bundle was not committed");
    }
}
