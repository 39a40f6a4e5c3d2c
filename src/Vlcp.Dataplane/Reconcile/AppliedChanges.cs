namespace Vlcp.Dataplane.Reconcile;

/// <summary>What became of changes that a switch was asked for.</summary>
/// <param name="InForce">Whether all that were not refused are in force; otherwise none is.</param>
/// <param name="Refused">The changes that the switch refused, in order.</param>
/// <param name="Reason">Why nothing is in force, if nothing is.</param>
internal sealed record AppliedChanges(bool InForce, IReadOnlyList<RefusedChange> Refused, string Reason);
