namespace Vlcp.Dataplane.Reconcile;

/// <summary>A flow or group that the switch refused.</summary>
/// <param name="Identity">Which flow or group.</param>
/// <param name="Owner">Who wants it.</param>
/// <param name="Change">What was sent.</param>
/// <param name="Reason">What the switch said.</param>
public sealed record QuarantinedChange(string Identity, string Owner, string Change, string Reason);
