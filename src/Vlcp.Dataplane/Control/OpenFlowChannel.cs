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

    public async Task<RefusedChange?> ApplyAsync(IReadOnlyList<OpenFlowMessage> changes, CancellationToken cancellationToken)
    {
        var result = await connection.BundleAsync(changes, cancellationToken);
        if (result.Committed)
        {
            await connection.BarrierAsync(cancellationToken);
            return null;
        }

        for (var index = 0; index < result.Outcomes.Count; index++)
        {
            if (result.Outcomes[index].Error is { } error)
            {
                return new RefusedChange(index, error.ToString());
            }
        }

        return new RefusedChange(null, result.ControlError?.ToString() ?? "the bundle was not committed");
    }
}
