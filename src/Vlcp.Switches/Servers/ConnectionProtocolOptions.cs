using Vlcp.Hosting.Modules;

namespace Vlcp.Switches.Servers;

/// <summary>What the protocols to switches have in common.</summary>
public abstract class ConnectionProtocolOptions
{
    /// <summary>Silence before a probe.</summary>
    [Setting("keepalivetime", "Seconds of silence after which the peer is asked for a sign of life; None never asks.", Minimum = 0.1)]
    public TimeSpan? KeepAliveTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for the answer to a probe.</summary>
    [Setting("keepalivetimeout", "Seconds that the peer has for that sign before the connection is closed.", Minimum = 0.1)]
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Limit of connecting.</summary>
    [Setting("connect_timeout", "Seconds that connecting to one address, and the TLS handshake, may take.", Minimum = 0.1)]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Wait between attempts to listen.</summary>
    [Setting("retrylisten_interval", "Seconds between attempts to listen on an address that is taken.", Minimum = 0.01)]
    public TimeSpan RetryListenInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Peers that the kernel keeps waiting.</summary>
    [Setting("backlogsize", "Connections that the system keeps waiting for a listener.", Minimum = 1)]
    public int BacklogSize { get; init; } = 2048;

    /// <summary>Whether small packets are sent at once.</summary>
    [Setting("tcp_nodelay", "Send small packets at once (TCP_NODELAY).")]
    public bool NoDelay { get; init; } = true;
}
