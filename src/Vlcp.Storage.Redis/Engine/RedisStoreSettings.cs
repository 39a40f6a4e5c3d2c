namespace Vlcp.Storage.Redis;

/// <summary>How a store behaves.</summary>
public sealed record RedisStoreSettings
{
    /// <summary>Compresses values of at least 512 bytes (zlib).</summary>
    public bool Deflate { get; init; } = true;

    /// <summary>After how many conflicts of one transaction those of this process wait for each other.</summary>
    public int EnterSequence { get; init; } = 20;

    /// <summary>After how many conflicts the transaction asks the other processes that do so, too, for precedence.</summary>
    public int EnterLock { get; init; } = 50;

    /// <summary>Conflicts after which a transaction fails.</summary>
    public int MaxRetry { get; init; } = 160;
}
