namespace Vlcp.OpenFlow.Connection;

/// <summary>Versions, times and bounds of a connection; the defaults are those of the keys <c>protocol.openflow.*</c>.</summary>
public sealed record OpenFlowOptions
{
    /// <summary>The versions that may be negotiated (protocol.openflow.allowedversions), among <see cref="OpenFlowCodec.Versions"/>.</summary>
    public IReadOnlyList<OpenFlowVersion> AllowedVersions { get; init; } = [OpenFlowVersion.V13, OpenFlowVersion.V14];

    /// <summary>How long the peer may take for its hello (protocol.openflow.hellotimeout).</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the peer may take for its features (protocol.openflow.featurerequesttimeout).</summary>
    public TimeSpan FeaturesTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Silence after which the peer is asked for an echo (protocol.openflow.keepalivetime).</summary>
    public TimeSpan KeepaliveTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Silence after the echo request that ends the connection (protocol.openflow.keepalivetimeout).</summary>
    public TimeSpan KeepaliveTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a reply, a barrier or a part of an answer may take after the one before; infinite is
    /// <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes that may wait to be sent before senders have to wait.</summary>
    public int SendBufferSize { get; init; } = 4 * 1024 * 1024;

    /// <summary>Asynchronous messages that may wait for their reader; packets beyond that are dropped and counted.</summary>
    public int IncomingCapacity { get; init; } = 4096;

    /// <summary>The clock of every time-out.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
