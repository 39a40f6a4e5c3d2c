using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Vlcp.OpenFlow.Tests;

/// <summary>The switch's end of a real socket, where the test sends whatever bytes it likes.</summary>
internal sealed class RawPeer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly NetworkStream _stream;

    private RawPeer(NetworkStream stream) => _stream = stream;

    public RecordedLog Log { get; } = new();

    public static async Task<(RawPeer Peer, Stream Ours)> ConnectAsync(CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var accepting = listener.AcceptSocketAsync(cancellationToken);
        await client.ConnectAsync(listener.LocalEndpoint, cancellationToken);
        return (new RawPeer(new NetworkStream(client, ownsSocket: true)), new NetworkStream(await accepting, ownsSocket: true));
    }

    /// <summary>A peer whose handshake is complete.</summary>
    public static async Task<(RawPeer Peer, OpenFlowConnection Connection)> ReadyAsync(OpenFlowOptions options, CancellationToken cancellationToken)
    {
        var (peer, ours) = await ConnectAsync(cancellationToken);
        var opening = OpenFlowConnection.OpenAsync(ours, "test", options, peer.Log, cancellationToken);
        Assert.IsType<Hello>(await peer.ReadAsync(cancellationToken));
        await peer.SendAsync(new Hello(5, 0x30) { Xid = 1 }, cancellationToken);
        var request = Assert.IsType<FeaturesRequest>(await peer.ReadAsync(cancellationToken));
        await peer.SendAsync(new FeaturesReply(1, 0, 254, 0, SwitchCapabilities.None) { Xid = request.Xid }, cancellationToken);
        return (peer, await opening.WaitAsync(Patience, cancellationToken));
    }

    public Task SendAsync(OpenFlowMessage message, CancellationToken cancellationToken) =>
        SendAsync(OpenFlowCodec.Encode(message, OpenFlowVersion.V14), cancellationToken);

    public Task SendAsync(string hex, CancellationToken cancellationToken) => SendAsync(WireBytes.Parse(hex).ToArray(), cancellationToken);

    public async Task SendAsync(byte[] bytes, CancellationToken cancellationToken) => await _stream.WriteAsync(bytes, cancellationToken);

    /// <summary>The next message, or null at the end of the connection.</summary>
    public async Task<OpenFlowMessage?> ReadAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var header = new byte[8];
        try
        {
            if (await _stream.ReadAtLeastAsync(header, 8, throwOnEndOfStream: false, limit.Token) < 8)
            {
                return null;
            }
        }
        catch (IOException)
        {
            // Reset instead of closed: bytes of ours were still unread.
            return null;
        }
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2))];
        header.CopyTo(message, 0);
        await _stream.ReadExactlyAsync(message.AsMemory(8), limit.Token);
        return OpenFlowCodec.Decode(message);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
