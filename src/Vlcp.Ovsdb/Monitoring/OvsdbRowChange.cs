namespace Vlcp.Ovsdb;

/// <summary>The change of one row.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Uuid">Its identity.</param>
/// <param name="Old">Its watched columns before; null for an inserted row.</param>
/// <param name="New">Its watched columns after; null for a deleted row.</param>
public sealed record OvsdbRowChange(string Table, Guid Uuid, OvsdbRow? Old, OvsdbRow? New)
{
    /// <summary>What happened.</summary>
    public OvsdbChangeKind Kind => (Old, New) switch
    {
        (null, _) => OvsdbChangeKind.Inserted,
        (_, null) => OvsdbChangeKind.Deleted,
        _ => OvsdbChangeKind.Modified,
    };

    /// <summary>Whether a watched column is different now; for inserted and deleted rows every column is.</summary>
    public bool Changed(string column) => !Equals(Content(Old, column), Content(New, column));

    private static OvsdbValue? Content(OvsdbRow? row, string column) => row?.Columns.GetValueOrDefault(column);
}
