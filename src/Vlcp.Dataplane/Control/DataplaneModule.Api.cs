using System.ComponentModel;
using Vlcp.Hosting.Modules;
using Vlcp.OpenFlow.Text;

namespace Vlcp.Dataplane.Control;

public sealed partial class DataplaneModule
{
    private event Action? Progressed;

    /// <summary>The state of every switch.</summary>
    [Api(Summary = "The state of every switch: what it waits for, what it has, what it refused.")]
    public IReadOnlyList<SwitchReport> ListSwitches() => [.. _switches.Values.Select(Report)];

    /// <summary>The flows and groups that are wanted in a switch, each with its owner.</summary>
    [Api(Summary = "The flows and groups that are wanted in a switch, each with the module and object that it comes from.")]
    public IReadOnlyList<FlowReport> ListFlows(
        [Description("Datapath id, as a number or hexadecimal text.")] ulong datapathid,
        [Description("Only flows whose owner contains this text.")] string? owner = null,
        [Description("vHost of the OpenFlow connection.")] string vhost = "")
    {
        var controller = Find(datapathid, vhost);
        if (controller.Computation is not { } computation)
        {
            return [];
        }

        var names = computation.Layout.Tables.ToDictionary(table => table.Number, table => table.Name);
        var flows = computation.Desired.Flows.Keys
            .Select(key => computation.Desired.Flows[key]!.Value)
            .OrderBy(flow => flow.Value.Key.TableId).ThenByDescending(flow => flow.Value.Key.Priority)
            .Select(flow => new FlowReport(flow.Owner.Owner, FlowText.Format(flow.Value.ToEntry(flow.Owner.Owner), names)));
        var groups = computation.Desired.Groups.Keys.Order()
            .Select(id => computation.Desired.Groups[id]!.Value)
            .Select(group => new FlowReport(group.Owner.Owner, FlowText.Format(group.Value)));
        return [.. flows.Concat(groups).Where(flow => owner is null || flow.Owner.Contains(owner, StringComparison.Ordinal))];
    }

    /// <summary>Compares a switch with what is wanted and repairs the difference.</summary>
    [Api(Summary = "Ask a switch what it has and repair what differs from what is wanted.")]
    public async Task AuditAsync(
        [Description("Datapath id, as a number or hexadecimal text.")] ulong datapathid,
        [Description("vHost of the OpenFlow connection.")] string vhost = "",
        CancellationToken cancellationToken = default)
    {
        Find(datapathid, vhost).Audit();
        await SyncAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Waits until every connected switch has what the store describes at the time of the call.</summary>
    [Api(Summary = "Wait until every connected switch has confirmed the flows for all that is stored at the time of the call.")]
    public async Task<IReadOnlyList<SwitchReport>> SyncAsync(
        [AcceptText, Description("Seconds to wait at most.")] double timeout = 30, CancellationToken cancellationToken = default)
    {
        var revision = (await _services.Database.Engine.ReadAsync(new Vlcp.Storage.StoreQuery([], []), cancellationToken)).Revision;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(_switches.Values.Select(c => c.Computation?.ReachAsync(revision, cancellationToken) ?? Task.CompletedTask));
        var elapsed = Task.Delay(TimeSpan.FromSeconds(timeout), _services.Time, limit.Token);
        try
        {
            while (true)
            {
                var progress = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                void OnProgressed() => progress.TrySetResult();
                Progressed += OnProgressed;
                try
                {
                    var open = _switches.Values.Where(c => c.State != SwitchState.Disconnected && !c.IsSettled).ToList();
                    if (open.Count == 0)
                    {
                        return ListSwitches();
                    }

                    if (await Task.WhenAny(progress.Task, elapsed) == elapsed)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        var states = string.Join(", ", open.Select(c => $"{c.DatapathId:x16} is {c.State}"));
                        throw new ApiException(ApiErrorKind.Timeout, $"not in sync after {timeout} s: {states}", "timeout");
                    }
                }
                finally
                {
                    Progressed -= OnProgressed;
                }
            }
        }
        finally
        {
            await limit.CancelAsync();
        }
    }

    private static SwitchReport Report(SwitchController controller) => new(
        controller.Vhost,
        $"0x{controller.DatapathId:x16}",
        controller.Computation?.Identity.Bridge,
        controller.Computation?.Identity.SystemId,
        controller.State.ToString(),
        controller.Ports.Count,
        controller.Reconciler?.FlowCount ?? 0,
        controller.Reconciler?.GroupCount ?? 0,
        controller.Reconciler?.ChangeCount ?? 0,
        controller.AppliedRevision,
        controller.Computation is { Desired: var desired } ? desired.Flows.Conflicts.Count + desired.Groups.Conflicts.Count : 0,
        [.. controller.Reconciler?.Quarantine ?? []],
        [.. controller.Computation?.Engine.Failures.Select(f => $"{f.Producer.Owner}: {f.Failure.Message}") ?? []]);

    private SwitchController Find(ulong datapathid, string vhost) => _switches.TryGetValue((vhost, datapathid), out var controller)
        ? controller
        : throw ApiException.NotFound($"no switch with datapath id 0x{datapathid:x16} has connected to vHost '{vhost}'", "datapathid", datapathid);

    private void OnProgress() => Progressed?.Invoke();
}
