using Vlcp.Storage.ZooKeeper;

namespace Vlcp.Storage.Histories;

/// <summary>Opens stores by their URLs, for processes that get nothing but a text. Time-outs are short, so that clients see outages.</summary>
public static class StoreConnections
{
    private static readonly TimeSpan SessionTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(3);

    /// <summary>How long a node must be frozen for its sessions to end.</summary>
    public static TimeSpan LongFreeze => SessionTimeout + TimeSpan.FromSeconds(1);

    /// <summary>Opens a connection.</summary>
    /// <exception cref="ArgumentException">No engine has such URLs.</exception>
    public static ValueTask<IStoreEngine> OpenAsync(string url) => ValueTask.FromResult<IStoreEngine>(url[..url.IndexOf(':', StringComparison.Ordinal)] switch
    {
        "sqlite" => SqliteStoreEngine.Open(url["sqlite:".Length..]),
        "redis" => RedisStoreEngine.Open(url),
        "etcd" => EtcdStoreEngine.Open(EtcdStoreUrl.Parse(url) with { Timeout = CallTimeout }),
        "ovsdb" => OvsdbStoreEngine.Open(OvsdbStoreUrl.Parse(url) with { Timeout = CallTimeout }),
        "zk" => ZooKeeperStoreEngine.Open(
            ZooKeeperUrl.Parse(url), new() { Timeout = CallTimeout, Client = new() { SessionTimeout = SessionTimeout } }),
        _ => throw new ArgumentException($"'{url}' is the URL of no engine.", nameof(url)),
    });
}
