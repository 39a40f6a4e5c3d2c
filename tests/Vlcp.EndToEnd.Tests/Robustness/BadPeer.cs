using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vlcp.EndToEnd.Tests.Robustness;

/// <summary>A peer that sends what it likes.</summary>
internal sealed class BadPeer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _socket;
    private readonly List<byte> _received = [];

    private BadPeer(Socket socket) => _socket = socket;

    /// <summary>How the other side names this peer in its log.</summary>
    public EndPoint Name => _socket.LocalEndPoint!;

    public string ReceivedText => Encoding.UTF8.GetString([.. _received]);

    public static async Task<BadPeer> ConnectAsync(EndPoint place, CancellationToken cancellationToken)
    {
        var isUnix = place is UnixDomainSocketEndPoint;
        var socket = new Socket(place.AddressFamily, SocketType.Stream, isUnix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(place, cancellationToken);
            return new BadPeer(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.SendAsync(bytes, cancellationToken);
        }
        catch (SocketException)
        {
            // The other side has hung up in the midst of it, which is its right.
        }
    }

    /// <summary>Says that nothing more will come, as the end of a process does.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Reads until the wanted bytes have come; fails when the connection ends before.</summary>
    public async Task ReadUntilAsync(byte[] wanted, CancellationToken cancellationToken)
    {
        while (_received.ToArray().AsSpan().IndexOf(wanted) < 0)
        {
            if (!await ReadSomeAsync(cancellationToken))
            {
                throw new IOException($"The connection ended after {Convert.ToHexStringLower([.. _received])}, not with {Convert.ToHexStringLower(wanted)}");
            }
        }
    }

    /// <summary>Reads until the other side hangs up.</summary>
    public async Task ReadToEndAsync(CancellationToken cancellationToken)
    {
        while (await ReadSomeAsync(cancellationToken))
        {
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<bool> ReadSomeAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        try
        {
            var length = await _socket.ReceiveAsync(buffer, cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
            _received.AddRange(buffer.AsSpan(0, length));
            return length > 0;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return false;
        }
    }
}
