using Vlcp.Hosting.Modules;

namespace Vlcp.Storage.Redis;

/// <summary>Defaults of every Redis client.</summary>
[Configuration("redisclient")]
public sealed class RedisClientSettings
{
    /// <summary>Where the server is.</summary>
    [Setting("url", "URL of the server when module.redisdb.url is not set.")]
    public string Url { get; init; } = "tcp://localhost/";

    /// <summary>How long to wait.</summary>
    [Setting("timeout", "Seconds that a command waits for a connection, and then for its reply, before it fails.", Minimum = 0.01)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Number of the database.</summary>
    [Setting("db", "Number of the database when neither module.redisdb.db nor the URL names one.", Minimum = 0)]
    public int Db { get; init; }
}
