using System.Collections.Immutable;

namespace Vlcp.Storage.Histories;

/// <summary>A range as it was read: what is not among the entries did not exist.</summary>
/// <param name="Range">The range.</param>
/// <param name="Entries">What existed.</param>
public sealed record ObservedRange(KeyRange Range, ImmutableArray<ObservedEntry> Entries);
