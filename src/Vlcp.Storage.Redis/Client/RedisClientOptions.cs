using Vlcp.Events.Connections;

namespace Vlcp.Storage.Redis;

/// <summary>Where the server is and how to talk to it.</summary>
public sealed record RedisClientOptions
{
    /// <summary>Where the server is.</summary>
    public required RedisAddress Address { get; init; }

    /// <summary>How long a command waits for a connection, and then for its reply.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Limits of replies.</summary>
    public RespLimits Limits { get; init; } = new();

    /// <summary>Silence after which the server is asked for a sign of life; null never asks.</summary>
    public TimeSpan? KeepAliveTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server has for that sign before the connection is closed.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Times of connecting, TLS files, back-off, clock.</summary>
    public ConnectionOptions Connection { get; init; } = new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(5),
        Reconnect = DefaultReconnect,
    };

    internal static ReconnectPolicy DefaultReconnect { get; } = new()
    {
        Initial = TimeSpan.FromSeconds(0.1),
        Maximum = TimeSpan.FromSeconds(2),
        HealthyAfter = TimeSpan.FromSeconds(5),
    };
}
