using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Vlcp.Events.Connections;

/// <summary>Opens stream connections, with TLS where the URL asks for it.</summary>
public static class StreamConnector
{
    /// <summary>Connects once. The addresses of a host are tried in order, IPv4 first.</summary>
    /// <param name="url">Where to; not a listener.</param>
    /// <param name="options">Time-outs, addresses to connect from, TLS files.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The URL is a listener's, or names no host.</exception>
    /// <exception cref="SocketException">The host is unknown, or no address could be reached.</exception>
    /// <exception cref="TimeoutException">The last address, or the TLS handshake, took longer than allowed.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The TLS peer is not acceptable.</exception>
    /// <exception cref="IOException">A TLS file can't be read, or the peer closed during the handshake.</exception>
    public static async Task<ConnectedStream> ConnectAsync(
        ConnectionUrl url, ConnectionOptions options, CancellationToken cancellationToken)
    {
        if (url.IsListener)
        {
            throw new ArgumentException($"'{url}' is the URL of a listener.", nameof(url));
        }
        if (url.Transport == ConnectionTransport.Unix)
        {
            return await ConnectToAsync(url, new UnixDomainSocketEndPoint(url.Path!), options, cancellationToken);
        }
        if (url.Host is null)
        {
            throw new ArgumentException($"Target address is not specified in url: {url}", nameof(url));
        }
        Exception failure = new SocketException((int)SocketError.HostNotFound);
        foreach (var address in await HostAddresses.ResolveAsync(url.Host, options, cancellationToken))
        {
            try
            {
                return await ConnectToAsync(url, new IPEndPoint(address, url.Port), options, cancellationToken);
            }
            catch (Exception e) when (e is SocketException or TimeoutException)
            {
                failure = e;
            }
        }
        throw failure;
    }

    private static async Task<ConnectedStream> ConnectToAsync(
        ConnectionUrl url, EndPoint remote, ConnectionOptions options, CancellationToken cancellationToken)
    {
        var socket = NewSocket(remote, options);
        Stream? stream = null;
        try
        {
            await Deadline.RunAsync(
                $"Connecting to {url}", token => socket.ConnectAsync(remote, token).AsTask(),
                options.ConnectTimeout, options.TimeProvider, cancellationToken);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (url.Transport == ConnectionTransport.Tls)
            {
                stream = await SecureAsync(url, stream, options, cancellationToken);
            }
            return new ConnectedStream(stream, url, socket.LocalEndPoint, remote);
        }
        catch
        {
            stream?.Dispose();
            socket.Dispose();
            throw;
        }
    }

    private static Socket NewSocket(EndPoint remote, ConnectionOptions options)
    {
        if (remote is not IPEndPoint)
        {
            return new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        }
        var socket = new Socket(remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = options.NoDelay };
        if (options.BindAddresses.FirstOrDefault(a => a.AddressFamily == remote.AddressFamily) is { } source)
        {
            socket.Bind(new IPEndPoint(source, 0));
        }
        return socket;
    }

    private static async Task<SslStream> SecureAsync(
        ConnectionUrl url, Stream plain, ConnectionOptions options, CancellationToken cancellationToken)
    {
        var secure = new SslStream(plain);
        await Deadline.RunAsync(
            $"The TLS handshake with {url}",
            token => secure.AuthenticateAsClientAsync(options.Tls.ToClientOptions(url.Host!), token),
            options.ConnectTimeout, options.TimeProvider, cancellationToken);
        return secure;
    }
}
