namespace Vlcp.Events;

/// <summary>An event came that ends what was being done.</summary>
/// <param name="match">The event and the matcher that selected it.</param>
public sealed class InterruptedByEventException(MatchedEvent match)
    : Exception($"Interrupted by an event of {match.Matcher}.")
{
    /// <summary>The event and the matcher that selected it.</summary>
    public MatchedEvent Match { get; } = match;
}
