using System.Net;

namespace Vlcp.Events.Connections;

/// <summary>An established connection, TLS included: its bytes and who is at the two ends. Disposing it closes it.</summary>
public sealed class ConnectedStream : IAsyncDisposable
{
    /// <summary>Wraps an established stream.</summary>
    /// <param name="stream">Its bytes; owned from now on.</param>
    /// <param name="url">The URL it came from.</param>
    /// <param name="local">Our end.</param>
    /// <param name="remote">The peer's end; for unix sockets the path that was connected to.</param>
    public ConnectedStream(Stream stream, ConnectionUrl url, EndPoint? local, EndPoint? remote)
    {
        Stream = stream;
        Url = url;
        LocalEndPoint = local;
        RemoteEndPoint = remote;
    }

    /// <summary>The bytes, in both directions.</summary>
    public Stream Stream { get; }

    /// <summary>The URL that was connected to, or that the listener of this connection has.</summary>
    public ConnectionUrl Url { get; }

    /// <summary>Our end.</summary>
    public EndPoint? LocalEndPoint { get; }

    /// <summary>The peer's end.</summary>
    public EndPoint? RemoteEndPoint { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    /// <summary>The peer for logs: <c>address:port</c> or the socket's path.</summary>
    public override string ToString() =>
        Url.Transport == ConnectionTransport.Unix ? Url.Path! : RemoteEndPoint?.ToString() ?? Url.ToString();
}
