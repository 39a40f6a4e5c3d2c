using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Vlcp.Storage.Contract.Servers;

/// <summary>A TCP relay on loopback between a client and a server, whose connections a test cuts.</summary>
public sealed class CuttableProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Socket> _sockets = [];
    private readonly int _target;
    private readonly Task _accepting;
    private long _toServer;
    private long _toClients;
    private long _requests;
    private bool _refuses;
    private bool _swallows;

    /// <summary>Starts to relay.</summary>
    /// <param name="target">Port of the server on 127.0.0.1.</param>
    public CuttableProxy(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Port of the relay on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Connections that are relayed now.</summary>
    public int Connections
    {
        get
        {
            lock (_gate)
            {
                return _sockets.Count / 2;
            }
        }
    }

    /// <summary>Connections accepted so far, those that were refused later included.</summary>
    public int Accepted { get; private set; }

    /// <summary>Bytes that clients have sent so far.</summary>
    public long BytesToServer => Interlocked.Read(ref _toServer);

    /// <summary>Bytes that the server has sent so far.</summary>
    public long BytesToClients => Interlocked.Read(ref _toClients);

    /// <summary>How often a client has said something after the server had spoken: what is sent without waiting in between is one request.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Ends every connection with a reset. New ones are relayed.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            foreach (var socket in _sockets)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Dispose();
            }

            _sockets.Clear();
        }
    }

    /// <summary>Ends every connection and those to come, until <see cref="Restore"/>.</summary>
    public void Refuse()
    {
        Volatile.Write(ref _refuses, true);
        Cut();
    }

    /// <summary>From now on what the server says is lost, while what it is told still arrives, until <see cref="Restore"/>.</summary>
    public void SwallowReplies() => Volatile.Write(ref _swallows, true);

    /// <summary>Relays again.</summary>
    public void Restore()
    {
        Volatile.Write(ref _refuses, false);
        Volatile.Write(ref _swallows, false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        Refuse();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                Accepted++;
                _ = RelayAsync(client);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException or InvalidOperationException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task RelayAsync(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        lock (_gate)
        {
            _sockets.Add(client);
            _sockets.Add(server);
        }

        try
        {
            if (!Volatile.Read(ref _refuses))
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
                var asks = new StrongBox<bool>();
                await Task.WhenAny(CopyAsync(client, server, isReply: false, asks), CopyAsync(server, client, isReply: true, asks));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The server is away, or the test has cut.
        }
        finally
        {
            lock (_gate)
            {
                _sockets.Remove(client);
                _sockets.Remove(server);
            }

            client.Dispose();
            server.Dispose();
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool isReply, StrongBox<bool> asks)
    {
        var buffer = new byte[65536];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
            {
                Count(count, isReply, asks);
                for (var sent = isReply && Volatile.Read(ref _swallows) ? count : 0; sent < count;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _stop.Token);
                }
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One end is gone; the other follows.
        }
    }

    private void Count(int bytes, bool isReply, StrongBox<bool> asks)
    {
        Interlocked.Add(ref isReply ? ref _toClients : ref _toServer, bytes);
        if (Interlocked.Exchange(ref asks.Value, !isReply) is false && !isReply)
        {
            Interlocked.Increment(ref _requests);
        }
    }
}
