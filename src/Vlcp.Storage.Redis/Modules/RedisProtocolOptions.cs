using Vlcp.Hosting.Modules;

namespace Vlcp.Storage.Redis;

/// <summary>Settings of the protocol of Redis.</summary>
[Configuration("protocol.redis", Retired = ["persist", "createqueue", "messagequeuesize", "encoding", "hiredis"])]
public sealed class RedisProtocolOptions
{
    /// <summary>The usual port.</summary>
    [Setting("defaultport", "Port of URLs without one.", Minimum = 1, Maximum = 65535)]
    public int DefaultPort { get; init; } = RedisAddress.DefaultPort;

    /// <summary>Longest value of a reply.</summary>
    [Setting("bulklimit", "Longest bulk string of a reply, in bytes; a server that sends a longer one loses its connection.", Minimum = 1024, Maximum = 1073741824)]
    public int BulkLimit { get; init; } = 64 * 1024 * 1024;

    /// <summary>Deepest reply.</summary>
    [Setting("levellimit", "Deepest nesting of arrays in a reply.", Minimum = 4, Maximum = 1024)]
    public int LevelLimit { get; init; } = 128;

    /// <summary>Silence before a probe.</summary>
    [Setting("keepalivetime", "Seconds of silence after which PING is sent; None never sends it.", Minimum = 0.1)]
    public TimeSpan? KeepAliveTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for the answer to a probe.</summary>
    [Setting("keepalivetimeout", "Seconds that the server has for an answer before the connection is closed.", Minimum = 0.1)]
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Limit of connecting.</summary>
    [Setting("connect_timeout", "Seconds that connecting to one address, the TLS handshake and the first commands may take, each.", Minimum = 0.1)]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether small packets are sent at once.</summary>
    [Setting("tcp_nodelay", "Send small packets at once (TCP_NODELAY).")]
    public bool NoDelay { get; init; } = true;
}
