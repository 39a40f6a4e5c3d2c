namespace Vlcp.ObjectDb;

/// <summary>Limits of an <see cref="ObjectDatabase"/>.</summary>
public sealed record ObjectDatabaseOptions
{
    /// <summary>
    /// How long the store may be silent before a read counts as failed and a transaction is given up. A transaction that others get
    /// ahead of again and again hears of the store each time.
    /// </summary>
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
