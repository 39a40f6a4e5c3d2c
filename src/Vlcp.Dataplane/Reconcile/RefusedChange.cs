namespace Vlcp.Dataplane.Reconcile;

/// <summary>A change that the switch refused.</summary>
/// <param name="Index">Position in the list of changes.</param>
/// <param name="Reason">What the switch said.</param>
internal sealed record RefusedChange(int Index, string Reason);
