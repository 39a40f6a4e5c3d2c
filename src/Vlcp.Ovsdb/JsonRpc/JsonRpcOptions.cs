namespace Vlcp.Ovsdb;

/// <summary>Limits and times of a JSON-RPC connection.</summary>
public sealed record JsonRpcOptions
{
    /// <summary>The defaults.</summary>
    public static JsonRpcOptions Default { get; } = new();

    /// <summary>The longest message accepted, in bytes.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The deepest nesting of arrays and objects accepted.</summary>
    public int MaxDepth { get; init; } = 1024;

    /// <summary>When nothing was received for this long, an <c>echo</c> request asks whether the peer lives.</summary>
    public TimeSpan KeepAliveIdle { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The connection dies when nothing at all arrives for this long after that question.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>False never asks.</summary>
    public bool KeepAlive { get; init; } = true;

    /// <summary>Messages that wait for the socket; senders wait while there are this many.</summary>
    public int OutgoingQueueLimit { get; init; } = 600;

    /// <summary>Requests of the peer answered at the same time; reading waits while there are this many.</summary>
    public int ConcurrentIncomingRequests { get; init; } = 64;

    /// <summary>The clock of the keep-alive.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
