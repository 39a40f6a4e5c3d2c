namespace Vlcp.Storage.ZooKeeper;

/// <summary>Times and limits of a store in ZooKeeper.</summary>
public sealed record ZooKeeperStoreOptions
{
    /// <summary>Those of the client.</summary>
    public ZooKeeperClientOptions Client { get; init; } = new();

    /// <summary>How long an operation waits for a connection before it fails.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether larger values are kept compressed.</summary>
    public bool Deflate { get; init; } = true;

    /// <summary>Largest request in bytes; <c>jute.maxbuffer</c> of the servers, whose default is the same.</summary>
    public int MaxRequestBytes { get; init; } = 0xFFFFF;

    /// <summary>How often a transaction is tried again because others were faster.</summary>
    public int MaxAttempts { get; init; } = 500;

    /// <summary>How often what nobody needs any more is removed; one engine of all does it.</summary>
    public TimeSpan RecycleInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the log keeps a commit: who was away for less misses none.</summary>
    public TimeSpan LogTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many commits the log keeps at most.</summary>
    public int LogLength { get; init; } = 50_000;
}
