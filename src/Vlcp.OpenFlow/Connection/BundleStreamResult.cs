namespace Vlcp.OpenFlow.Connection;

/// <summary>What became of a bundle whose messages were sent as they were made: everything was done, or nothing.</summary>
/// <param name="Committed">True when everything was done.</param>
/// <param name="Count">How many messages were sent; the switch may have refused one before the last was made.</param>
/// <param name="Refusals">The messages that made the bundle fail.</param>
/// <param name="ControlError">The refusal of opening, closing or committing, or null.</param>
public sealed record BundleStreamResult(bool Committed, int Count, IReadOnlyList<BundleRefusal> Refusals, Messages.ErrorMessage? ControlError);
