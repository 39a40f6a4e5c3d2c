using System.Net;

namespace Vlcp.Events.Connections;

/// <summary>Limits and times of connecting and listening.</summary>
public sealed record ConnectionOptions
{
    /// <summary>The defaults.</summary>
    public static ConnectionOptions Default { get; } = new();

    /// <summary>Limit for resolving a name, for reaching one address, and for the TLS handshake; each on its own.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Limit for the TLS handshake of an accepted peer.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A listener that can't have its address tries again after this time.</summary>
    public TimeSpan RetryListenInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Peers that the kernel keeps waiting for a listener.</summary>
    public int Backlog { get; init; } = 2048;

    /// <summary>Sends small packets at once (TCP_NODELAY).</summary>
    public bool NoDelay { get; init; } = true;

    /// <summary>Addresses to connect from; the first of the peer's family is taken. Empty lets the kernel choose.</summary>
    public IReadOnlyList<IPAddress> BindAddresses { get; init; } = [];

    /// <summary>The files for ssl URLs.</summary>
    public TlsFiles Tls { get; init; } = TlsFiles.None;

    /// <summary>The waits between attempts of a connection that is kept up.</summary>
    public ReconnectPolicy Reconnect { get; init; } = new();

    /// <summary>The clock of every time-out and wait.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
