using System.Collections.Immutable;

namespace Vlcp.Storage.Histories;

/// <summary>One run of the body of a transaction.</summary>
/// <param name="Seen">What it read.</param>
/// <param name="Writes">What it wanted to write.</param>
public sealed record RecordedAttempt(Observation Seen, ImmutableArray<RecordedWrite> Writes);
