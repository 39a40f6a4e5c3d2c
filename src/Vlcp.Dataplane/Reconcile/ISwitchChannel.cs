using Vlcp.OpenFlow.Messages;

namespace Vlcp.Dataplane.Reconcile;

/// <summary>What the reconciler needs of a switch.</summary>
internal interface ISwitchChannel
{
    /// <summary>Asks for all flows and groups.</summary>
    Task<SwitchContents> DumpAsync(CancellationToken cancellationToken);

    /// <summary>Applies changes in order, all or none, and waits until the switch says that they are in force.</summary>
    /// <returns>The first change that the switch refused, or null: then all are in force.</returns>
    Task<RefusedChange?> ApplyAsync(IReadOnlyList<OpenFlowMessage> changes, CancellationToken cancellationToken);
}
