namespace Vlcp.Storage.Histories;

/// <summary>A promise that a history shows to be broken.</summary>
/// <param name="Kind">Which promise.</param>
/// <param name="Message">What shows it.</param>
public sealed record Violation(ViolationKind Kind, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Message}";
}
