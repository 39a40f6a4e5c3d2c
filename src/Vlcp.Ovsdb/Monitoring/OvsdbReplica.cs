using System.Collections.Immutable;

namespace Vlcp.Ovsdb;

/// <summary>The watched rows as they were at one moment: an immutable snapshot.</summary>
public sealed class OvsdbReplica
{
    private readonly ImmutableDictionary<string, ImmutableDictionary<Guid, OvsdbRow>> tables;

    private OvsdbReplica(ImmutableDictionary<string, ImmutableDictionary<Guid, OvsdbRow>> tables) => this.tables = tables;

    /// <summary>No rows.</summary>
    public static OvsdbReplica Empty { get; } = new(ImmutableDictionary<string, ImmutableDictionary<Guid, OvsdbRow>>.Empty);

    /// <summary>The rows of a table; empty when it has none or is not watched.</summary>
    public ImmutableDictionary<Guid, OvsdbRow> this[string table] =>
        tables.GetValueOrDefault(table, ImmutableDictionary<Guid, OvsdbRow>.Empty);

    /// <summary>A row, or null.</summary>
    public OvsdbRow? Find(string table, Guid uuid) => this[table].GetValueOrDefault(uuid);

    internal OvsdbReplica With(string table, ImmutableDictionary<Guid, OvsdbRow> rows) => new(tables.SetItem(table, rows));
}
