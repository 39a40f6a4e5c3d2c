using Vlcp.OpenFlow.Messages;

namespace Vlcp.Dataplane.Reconcile;

/// <summary>What the reconciler needs of a switch.</summary>
internal interface ISwitchChannel
{
    /// <summary>Asks for all flows and groups.</summary>
    Task<SwitchContents> DumpAsync(CancellationToken cancellationToken);

    /// <summary>Applies changes in order and at once, and waits until the switch says that they are in force. Changes that the switch
    /// refuses may keep the others from being applied, or not.</summary>
    Task<AppliedChanges> ApplyAsync(IReadOnlyList<OpenFlowMessage> changes, CancellationToken cancellationToken);
}
