using Vlcp.OpenFlow.Flows;

namespace Vlcp.Dataplane.Reconcile;

/// <summary>The flows and groups that a switch says it has, in canonical form.</summary>
internal sealed record SwitchContents(IReadOnlyList<FlowEntry> Flows, IReadOnlyList<GroupEntry> Groups);
