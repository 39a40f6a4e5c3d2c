using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Vlcp.Events.Connections;

/// <summary>
/// Accepts peers at a URL and gives each, after its TLS handshake, to a handler that then owns the connection. Without a host it
/// listens on 127.0.0.1; all interfaces are <c>0.0.0.0</c>, <c>[::]</c> or <c>*</c>. While the address can't be had it tries again.
/// </summary>
public sealed class StreamListener : IAsyncDisposable
{
    private readonly ConnectionOptions options;
    private readonly Func<ConnectedStream, Task> handler;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private TaskCompletionSource<EndPoint> bound = NewBound();
    private CancellationTokenSource? stop;
    private Task loop = Task.CompletedTask;

    /// <summary>Makes a listener that does not listen yet.</summary>
    /// <param name="url">Where to listen.</param>
    /// <param name="options">Times, TLS files.</param>
    /// <param name="handler">Runs once for each peer, all at the same time; owns the stream.</param>
    /// <param name="logger">For failures to bind, and for peers that fail.</param>
    public StreamListener(ConnectionUrl url, ConnectionOptions options, Func<ConnectedStream, Task> handler, ILogger logger)
    {
        Url = url.ToListener();
        this.options = options;
        this.handler = handler;
        this.logger = logger;
    }

    /// <summary>Where to listen.</summary>
    public ConnectionUrl Url { get; }

    /// <summary>The address that is really listened on (with the real port), or null while there is none.</summary>
    public EndPoint? LocalEndPoint => bound.Task is { IsCompletedSuccessfully: true } task ? task.Result : null;

    /// <summary>Starts to listen, now or when the address becomes free. Does nothing when started already.</summary>
    public void Start()
    {
        lock (gate)
        {
            if (stop is null)
            {
                stop = new CancellationTokenSource();
                loop = RunAsync(loop, stop.Token);
            }
        }
    }

    /// <summary>Waits until the address is bound.</summary>
    public Task<EndPoint> WaitUntilBoundAsync(CancellationToken cancellationToken) => bound.Task.WaitAsync(cancellationToken);

    /// <summary>Stops to listen; accepted connections live on. <see cref="Start"/> works again.</summary>
    public async Task StopAsync()
    {
        Task ended;
        lock (gate)
        {
            stop?.Cancel();
            stop?.Dispose();
            stop = null;
            ended = loop;
        }
        await ended;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private static TaskCompletionSource<EndPoint> NewBound() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync(Task previous, CancellationToken cancellationToken)
    {
        await previous;
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            using var socket = await BindAsync(cancellationToken);
            bound.TrySetResult(socket.LocalEndPoint!);
            await AcceptAsync(socket, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
        finally
        {
            // Whoever waits for an address that never came keeps waiting for the next start.
            if (bound.Task.IsCompleted)
            {
                bound = NewBound();
            }
        }
    }

    private async Task<Socket> BindAsync(CancellationToken cancellationToken)
    {
        for (var level = LogLevel.Warning; ; level = LogLevel.Debug)
        {
            try
            {
                return await ListeningSocket.BindAsync(Url, options, cancellationToken);
            }
            catch (Exception e) when (e is SocketException or TimeoutException or IOException or UnauthorizedAccessException)
            {
                logger.Log(
                    level, "Can't listen on {Url}: {Reason}. Trying again every {Seconds} s.", Url, e.Message, options.RetryListenInterval.TotalSeconds);
            }
            await Task.Delay(options.RetryListenInterval, options.TimeProvider, cancellationToken);
        }
    }

    private async Task AcceptAsync(Socket listening, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                _ = ServeAsync(await listening.AcceptAsync(cancellationToken));
                continue;
            }
            catch (SocketException e)
            {
                // Out of descriptors, or a peer that left at once: the listener outlives both.
                logger.LogWarning("Accepting on {Url} failed: {Reason}", Url, e.Message);
            }
            await Task.Delay(options.RetryListenInterval, options.TimeProvider, cancellationToken);
        }
    }

    private async Task ServeAsync(Socket accepted)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Stream stream = new NetworkStream(accepted, ownsSocket: true);
        try
        {
            if (Url.Transport != ConnectionTransport.Unix)
            {
                accepted.NoDelay = options.NoDelay;
            }
            if (Url.Transport == ConnectionTransport.Tls)
            {
                stream = await SecureAsync(stream);
            }
            await handler(new ConnectedStream(stream, Url, accepted.LocalEndPoint, accepted.RemoteEndPoint));
        }
        catch (Exception e)
        {
            logger.LogWarning("A connection to {Url} failed: {Reason}", Url, e.Message);
            await stream.DisposeAsync();
        }
    }

    private async Task<Stream> SecureAsync(Stream plain)
    {
        var secure = new SslStream(plain);
        try
        {
            await Deadline.RunAsync(
                "The TLS handshake", token => secure.AuthenticateAsServerAsync(options.Tls.ToServerOptions(), token),
                options.HandshakeTimeout, options.TimeProvider, CancellationToken.None);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }
}
