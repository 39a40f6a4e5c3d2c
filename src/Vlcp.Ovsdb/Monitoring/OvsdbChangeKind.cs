namespace Vlcp.Ovsdb;

/// <summary>What happened to a row.</summary>
public enum OvsdbChangeKind
{
    /// <summary>It appeared, or was there when the monitor began.</summary>
    Inserted,

    /// <summary>It was removed.</summary>
    Deleted,

    /// <summary>Watched columns of it changed.</summary>
    Modified,
}
