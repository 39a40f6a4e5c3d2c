using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vlcp.Ovsdb.Tests;

/// <summary>The bare other end of a connection: the test reads and writes bytes.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly Socket socket;
    private readonly StringBuilder received = new();

    public RawPeer(Socket socket) => this.socket = socket;

    public static async Task<(Stream Stream, RawPeer Peer)> PairAsync()
    {
        using var listening = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listening.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listening.Listen();
        var peer = await ConnectAsync(listening.LocalEndPoint!);
        return (new NetworkStream(await listening.AcceptAsync(Waiting.Cancel), ownsSocket: true), peer);
    }

    public static async Task<RawPeer> ConnectAsync(EndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(endPoint, Waiting.Cancel);
        return new RawPeer(socket);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += await socket.SendAsync(bytes.AsMemory(sent), Waiting.Cancel);
        }
    }

    /// <summary>Waits until the text is among what was received, and returns all of that.</summary>
    public async Task<string> ReceiveUntilAsync(string text)
    {
        var buffer = new byte[4096];
        while (!received.ToString().Contains(text, StringComparison.Ordinal))
        {
            var count = await socket.ReceiveAsync(buffer, Waiting.Cancel).AsTask().InTime();
            Assert.True(count > 0, $"The connection ended before '{text}' came; got: {received}");
            received.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        return received.ToString();
    }

    /// <summary>Waits until the other end closes.</summary>
    public async Task WaitUntilClosedAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, Waiting.Cancel).AsTask().InTime() > 0)
            {
                // What comes before the end does not matter.
            }
        }
        catch (SocketException)
        {
            // A reset is an end as well.
        }
    }

    public void Dispose() => socket.Dispose();
}
