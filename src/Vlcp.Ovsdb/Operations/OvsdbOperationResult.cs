using System.Collections.Immutable;

namespace Vlcp.Ovsdb;

/// <summary>What an operation of a committed transaction did.</summary>
/// <param name="Count">Rows that update, mutate or delete touched; else null.</param>
/// <param name="Uuid">The row that insert made; else null.</param>
/// <param name="Rows">The rows that select found; else empty.</param>
public sealed record OvsdbOperationResult(long? Count, Guid? Uuid, ImmutableArray<OvsdbRow> Rows);
