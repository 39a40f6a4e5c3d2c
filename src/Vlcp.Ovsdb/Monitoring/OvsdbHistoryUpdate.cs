using System.Collections.Immutable;

namespace Vlcp.Ovsdb;

/// <summary>What one or more transactions did, of which the last has an identity by which a later connection goes on from there.</summary>
/// <param name="IsWhole">True when it has everything that exists, and what was known before is void.</param>
/// <param name="LastTransaction">The identity; empty from a server whose database keeps no history.</param>
/// <param name="Rows">The rows.</param>
public sealed record OvsdbHistoryUpdate(bool IsWhole, Guid LastTransaction, ImmutableArray<OvsdbRowDifference> Rows);
