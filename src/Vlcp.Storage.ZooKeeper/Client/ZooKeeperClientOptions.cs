using Vlcp.Events.Connections;

namespace Vlcp.Storage.ZooKeeper;

/// <summary>Times and limits of a ZooKeeper client.</summary>
public sealed record ZooKeeperClientOptions
{
    /// <summary>How long a session lives on the servers without a sign of life; they may grant less or more.</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Limit for reaching a server.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A ping is sent when nothing was written for so long; a third of the session time-out if that is less.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The connection is dropped when a request is unanswered for so long; a third of the session time-out if that is less.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Moves to a random server after this time on one, or null to stay.</summary>
    public TimeSpan? RebalanceTime { get; init; }

    /// <summary>The waits between attempts after every server was tried.</summary>
    public ReconnectPolicy Reconnect { get; init; } = new() { Initial = TimeSpan.FromMilliseconds(100), Maximum = TimeSpan.FromSeconds(1) };

    /// <summary>More identities of the session: scheme and text, beside the user of the URL.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Auth { get; init; } = [];

    /// <summary>Files for TLS.</summary>
    public TlsFiles Tls { get; init; } = TlsFiles.None;

    /// <summary>Largest answer that is accepted, in bytes.</summary>
    public int MaxReplyBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>The clock of every time-out and wait.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
