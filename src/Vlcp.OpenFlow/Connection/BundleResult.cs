using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>What became of a bundle: everything was done, or nothing.</summary>
/// <param name="Committed">True when everything was done.</param>
/// <param name="Outcomes">One for each message, in the order of the messages.</param>
/// <param name="ControlError">The refusal of opening, closing or committing, or null.</param>
public sealed record BundleResult(bool Committed, IReadOnlyList<RequestOutcome> Outcomes, ErrorMessage? ControlError)
{
    /// <summary>The messages that made the bundle fail.</summary>
    public IEnumerable<RequestOutcome> Failures => Outcomes.Where(o => o.Error is not null);
}
