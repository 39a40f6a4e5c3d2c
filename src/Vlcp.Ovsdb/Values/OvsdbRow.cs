using System.Collections.Immutable;

namespace Vlcp.Ovsdb;

/// <summary>A row, or those of its columns that were asked for, as it was at one moment.</summary>
/// <param name="Uuid">Its identity.</param>
/// <param name="Columns">Column names and contents.</param>
public sealed record OvsdbRow(Guid Uuid, ImmutableDictionary<string, OvsdbValue> Columns)
{
    /// <summary>The content of a column.</summary>
    /// <exception cref="KeyNotFoundException">The column was not asked for.</exception>
    public OvsdbValue this[string column] => Columns[column];

    /// <inheritdoc/>
    public bool Equals(OvsdbRow? other) =>
        other is not null && Uuid == other.Uuid && Columns.Count == other.Columns.Count
        && Columns.All(column => other.Columns.TryGetValue(column.Key, out var value) && value.Equals(column.Value));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Uuid, Columns.Count);
}
