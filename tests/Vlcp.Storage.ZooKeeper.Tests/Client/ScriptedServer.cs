using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Vlcp.Storage.ZooKeeper.Protocol;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Tests.Client;

/// <summary>
/// A server that grants every session and answers as a test says: what no real server does, or only once in a thousand failures.
/// </summary>
/// <remarks>The answer gets the number of the connection, from 0, and the request; null ends the connection.</remarks>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(int Connection, RequestHeader Request)> _requests = new();
    private readonly Func<int, RequestHeader, byte[]?> _answer;
    private readonly Task _serving;

    public ScriptedServer(Func<int, RequestHeader, byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public ZooKeeperUrl Url => ZooKeeperUrl.Parse($"zk://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>All requests so far but pings.</summary>
    public IReadOnlyCollection<(int Connection, RequestHeader Request)> Requests => _requests;

    /// <summary>An answer without a body.</summary>
    public static byte[] Reply(int xid, ZooKeeperError error = ZooKeeperError.None) =>
        new ReplyHeader { Xid = xid, Zxid = 1, Error = error }.ToBytes();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            for (var connection = 0; ; connection++)
            {
                using var client = await _listener.AcceptSocketAsync(_stop.Token);
                await TalkAsync(new NetworkStream(client), connection);
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream, int connection)
    {
        try
        {
            await ReadAsync(stream);
            await WriteAsync(stream, new ConnectResponse { Timeout = 30_000, SessionId = 7, Password = new byte[16], ReadOnly = false }.ToBytes());
            while (true)
            {
                var header = RequestHeader.FromBytes((await ReadAsync(stream)).AsSpan(0, 8));
                if (header.Xid != ReservedXid.Ping)
                {
                    _requests.Enqueue((connection, header));
                }

                if ((header.Xid == ReservedXid.Ping ? Reply(header.Xid) : _answer(connection, header)) is not { } answer)
                {
                    return;
                }

                await WriteAsync(stream, answer);
            }
        }
        catch (IOException)
        {
            // The client has ended the connection.
        }
    }

    private async Task<byte[]> ReadAsync(NetworkStream stream)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length, _stop.Token);
        var frame = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        await stream.ReadExactlyAsync(frame, _stop.Token);
        return frame;
    }

    private async Task WriteAsync(NetworkStream stream, byte[] message)
    {
        var frame = new byte[4 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, message.Length);
        message.CopyTo(frame, 4);
        await stream.WriteAsync(frame, _stop.Token);
    }
}
