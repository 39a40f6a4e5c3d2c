using Vlcp.Hosting.Modules;

namespace Vlcp.Storage.Redis;

/// <summary>Settings of the module <c>redisdb</c>; every vhost has its own.</summary>
[Configuration("module.redisdb", Retired = ["connmanage", "pickleversion", "cpickle"])]
public sealed class RedisDbOptions
{
    /// <summary>Where the server is.</summary>
    [Setting("url", "URL of the server: redis://[[user]:password@]host[:port][/database], rediss:// for TLS, redis+unix:///path; tcp://, ssl:// and unix:// mean the same. None: redisclient.url. proxy.kvstorage wins when it is the URL of a Redis server.")]
    public string? Url { get; init; }

    /// <summary>Number of the database.</summary>
    [Setting("db", "Number of the database; the store needs one of its own. None: that of the URL, else redisclient.db.", Minimum = 0)]
    public int? Db { get; init; }

    /// <summary>ACL user.</summary>
    [Setting("username", "Name of the ACL user, when the URL names none.")]
    public string? UserName { get; init; }

    /// <summary>Password.</summary>
    [Setting("password", "Password, when the URL holds none.")]
    public string? Password { get; init; }

    /// <summary>Form of values.</summary>
    [Setting("serialize", "Form of values: only 'json'.")]
    public RedisSerialization Serialize { get; init; }

    /// <summary>Whether values are compressed.</summary>
    [Setting("deflate", "Compress values of at least 512 bytes (zlib).")]
    public bool Deflate { get; init; } = true;

    /// <summary>Conflicts before transactions of this process take turns.</summary>
    [Setting("enterseq", "Conflicts of one transaction after which those of this process take turns.", Minimum = 0)]
    public int EnterSequence { get; init; } = 20;

    /// <summary>Conflicts before processes take turns.</summary>
    [Setting("enterlock", "Conflicts of one transaction after which it asks other processes for precedence.", Minimum = 0)]
    public int EnterLock { get; init; } = 50;

    /// <summary>Conflicts before a transaction fails.</summary>
    [Setting("maxretry", "Conflicts after which a transaction fails.", Minimum = 0)]
    public int MaxRetry { get; init; } = 160;

    /// <summary>Private key.</summary>
    [Setting("key", "PEM file of the private key for TLS.")]
    public string? Key { get; init; }

    /// <summary>Certificate.</summary>
    [Setting("certificate", "PEM file of the certificate for TLS.")]
    public string? Certificate { get; init; }

    /// <summary>Who signs the server.</summary>
    [Setting("ca_certs", "PEM file of the authorities that sign the server's certificate; without it any server is accepted.")]
    public string? CaCertificates { get; init; }
}
