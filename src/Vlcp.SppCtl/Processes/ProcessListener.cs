using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Vlcp.SppCtl.Processes;

/// <summary>Accepts connections at one port. What happens to one connection never holds up or ends the accepting.</summary>
internal sealed class ProcessListener : IAsyncDisposable
{
    private const int Backlog = 128;
    private const int SolSocket = 1;
    private const int SoReuseAddr = 2;
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(200);

    private readonly Socket listening;
    private readonly Func<Socket, CancellationToken, Task> serve;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stop = new();
    private readonly HashSet<Task> served = [];
    private readonly Lock gate = new();
    private readonly Task accepting;

    private ProcessListener(Socket listening, Func<Socket, CancellationToken, Task> serve, TimeProvider time, ILogger logger)
    {
        this.listening = listening;
        this.serve = serve;
        this.time = time;
        this.logger = logger;
        EndPoint = (IPEndPoint)listening.LocalEndPoint!;
        accepting = Task.Run(() => AcceptAsync(stop.Token));
    }

    /// <summary>Where it listens, with the real port.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Binds and begins to accept.</summary>
    /// <param name="address">An IPv4 address: processes dial nothing else.</param>
    /// <param name="serve">Owns each connection; its task lasts as long as the connection.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">For failures.</param>
    /// <returns>The listener.</returns>
    /// <exception cref="SocketException">The address is taken or not ours.</exception>
    public static ProcessListener Start(IPEndPoint address, Func<Socket, CancellationToken, Task> serve, TimeProvider time, ILogger logger)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // The portable option would share the port with a second controller, which then gets every other process.
            socket.SetRawSocketOption(SolSocket, SoReuseAddr, BitConverter.GetBytes(1));
            socket.Bind(address);
            socket.Listen(Backlog);
            return new ProcessListener(socket, serve, time, logger);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Stops accepting and ends all connections.</summary>
    /// <returns>A task that completes when all have ended.</returns>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listening.Dispose();
        Task[] last;
        lock (gate)
        {
            last = [.. served];
        }

        await Task.WhenAll(last);
        stop.Dispose();
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                Begin(await listening.AcceptAsync(cancellationToken), cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException failure)
            {
                // Out of descriptors, or a peer that left at once: the listener outlives both.
                logger.LogWarning("Accepting at {EndPoint} failed: {Reason}", EndPoint, failure.Message);
                await Task.Delay(AcceptPause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Begin(Socket accepted, CancellationToken cancellationToken)
    {
        var task = Task.Run(() => ServeAsync(accepted, cancellationToken), CancellationToken.None);
        lock (gate)
        {
            served.Add(task);
        }

        _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Forget(Task task)
    {
        lock (gate)
        {
            served.Remove(task);
        }
    }

    private async Task ServeAsync(Socket accepted, CancellationToken cancellationToken)
    {
        using (accepted)
        {
            try
            {
                accepted.NoDelay = true;
                KeepAlive(accepted);
                await serve(accepted, cancellationToken);
            }
            catch (Exception failure)
            {
                logger.LogWarning(failure, "A connection to {EndPoint} failed", EndPoint);
            }
        }
    }

    // A host that lost its power says no goodbye.
    private static void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 30);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
    }
}
