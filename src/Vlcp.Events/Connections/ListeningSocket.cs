using System.Net;
using System.Net.Sockets;

namespace Vlcp.Events.Connections;

/// <summary>Binds the socket of a listener.</summary>
internal static class ListeningSocket
{
    /// <exception cref="SocketException">The address is taken or not ours.</exception>
    public static async Task<Socket> BindAsync(ConnectionUrl url, ConnectionOptions options, CancellationToken cancellationToken)
    {
        EndPoint local = url.Transport == ConnectionTransport.Unix
            ? new UnixDomainSocketEndPoint(url.Path!)
            : new IPEndPoint(await AddressAsync(url.Host, options, cancellationToken), url.Port);
        if (local is UnixDomainSocketEndPoint)
        {
            RemoveStaleFile(url.Path!, local);
        }
        var socket = new Socket(
            local.AddressFamily, SocketType.Stream, local is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            if (local is IPEndPoint)
            {
                // Connections of a former process in TIME_WAIT must not keep the port; on Linux this does not share a live one.
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            }
            socket.Bind(local);
            socket.Listen(options.Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress> AddressAsync(string? host, ConnectionOptions options, CancellationToken cancellationToken) => host switch
    {
        null => IPAddress.Loopback,
        "*" => IPAddress.Any,
        _ => (await HostAddresses.ResolveAsync(host, options, cancellationToken)) is [var first, ..]
            ? first
            : throw new SocketException((int)SocketError.HostNotFound),
    };

    // A process that died leaves its socket's file behind, and bind refuses to replace it. Nobody answers there: it is stale.
    // A file with bytes in it is no socket but somebody's data under a mistyped path, which must survive.
    private static void RemoveStaleFile(string path, EndPoint endPoint)
    {
        if (!File.Exists(path))
        {
            return;
        }
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(endPoint);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused && new FileInfo(path).Length == 0)
        {
            File.Delete(path);
        }
        catch (SocketException)
        {
            // Bind reports what is wrong.
        }
    }
}
