namespace Vlcp.Dataplane.Reconcile;

/// <summary>A switch refused changes without saying which: what it has is unknown until it is asked again.</summary>
/// <param name="message">What the switch said.</param>
public sealed class SwitchRefusedException(string message) : Exception(message);
