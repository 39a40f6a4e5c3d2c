using Vlcp.Hosting.Modules;

namespace Vlcp.Storage.ZooKeeper.Modules;

/// <summary>Settings of the module <c>zookeeperdb</c>; every vhost has its own.</summary>
[Configuration("module.zookeeperdb", Retired =
    ["connmanage", "pickleversion", "cpickle", "autosuccess", "kvdbvhosts", "notifierbind", "singlecastlimit", "notifierdeflate"])]
public sealed class ZooKeeperDbOptions
{
    /// <summary>Where the servers are.</summary>
    [Setting("url", "URL of the servers: zk://[user:password@]host[:port],host[:port],.../[chroot], zks:// for TLS; tcp:// and ssl:// mean the same. None: zookeeperclient.serverlist and zookeeperclient.chroot. proxy.kvstorage wins when it is such a URL.")]
    public string? Url { get; init; }

    /// <summary>Form of values.</summary>
    [Setting("serialize", "Form of values: only 'json'.")]
    public ZooKeeperSerialization Serialize { get; init; }

    /// <summary>Whether values are compressed.</summary>
    [Setting("deflate", "Compress values of at least 128 bytes (zlib) when that makes them smaller.")]
    public bool Deflate { get; init; } = true;

    /// <summary>How long calls wait for a server.</summary>
    [Setting("timeout", "Seconds that a call waits for a connection before it fails.", Minimum = 0.01)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest request.</summary>
    [Setting("maxrequest", "Largest request in bytes; the same as jute.maxbuffer of the servers. A transaction that takes more is refused.", Minimum = 65536, Maximum = 1073741824)]
    public int MaxRequest { get; init; } = 0xFFFFF;

    /// <summary>Private key.</summary>
    [Setting("key", "PEM file of the private key for TLS.")]
    public string? Key { get; init; }

    /// <summary>Certificate.</summary>
    [Setting("certificate", "PEM file of the certificate for TLS.")]
    public string? Certificate { get; init; }

    /// <summary>Who signs the servers.</summary>
    [Setting("ca_certs", "PEM file of the authorities that sign the servers' certificates; without it any server is accepted.")]
    public string? CaCertificates { get; init; }
}
