using System.Collections.Immutable;

namespace Vlcp.Ovsdb;

/// <summary>The changes that one transaction made to what is watched.</summary>
/// <param name="IsInitial">True for the first, which has all rows that existed.</param>
/// <param name="Changes">One entry a row; none for an initial state without rows.</param>
/// <param name="Replica">All rows after these changes.</param>
public sealed record OvsdbUpdate(bool IsInitial, ImmutableArray<OvsdbRowChange> Changes, OvsdbReplica Replica);
