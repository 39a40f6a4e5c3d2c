using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Vlcp.Events.Connections;

/// <summary>
/// Keeps a session with a URL running: connects and reconnects with back-off, or listens and runs one session a peer.
/// </summary>
/// <remarks>
/// A session is a function over a connection; the connection is closed when the function returns or throws. Its token is cancelled
/// when the loop is disposed, which then waits for the session. Sessions run on the thread pool.
/// </remarks>
public sealed class ConnectionLoop : IAsyncDisposable
{
    private const int FailuresBeforeWarning = 4;

    private readonly Func<ConnectedStream, CancellationToken, Task> session;
    private readonly ConnectionOptions options;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationToken stopping;
    private readonly ConcurrentDictionary<Task, byte> sessions = new();
    private readonly StreamListener? listener;
    private Task dialling = Task.CompletedTask;
    private int state;

    /// <summary>Makes a loop that is not started yet.</summary>
    /// <param name="url">Where to connect or listen.</param>
    /// <param name="session">What to do with each connection, see the remarks of this type.</param>
    /// <param name="options">Times, back-off, TLS files.</param>
    /// <param name="logger">For failures.</param>
    /// <exception cref="ArgumentException">The URL is to connect to, but names no host.</exception>
    public ConnectionLoop(
        ConnectionUrl url, Func<ConnectedStream, CancellationToken, Task> session, ConnectionOptions options, ILogger logger)
    {
        if (!url.IsListener && url is { Host: null, Path: null })
        {
            throw new ArgumentException($"Target address is not specified in url: {url}", nameof(url));
        }
        Url = url;
        this.session = session;
        this.options = options;
        this.logger = logger;
        stopping = stop.Token;
        listener = url.IsListener ? new StreamListener(url, options, RunTrackedAsync, logger) : null;
    }

    /// <summary>Where to connect or listen.</summary>
    public ConnectionUrl Url { get; }

    /// <summary>The address that is listened on, or null while there is none.</summary>
    public EndPoint? ListeningEndPoint => listener?.LocalEndPoint;

    /// <summary>Waits until a listener has its address.</summary>
    /// <exception cref="InvalidOperationException">The URL is not a listener's.</exception>
    public Task<EndPoint> WaitUntilBoundAsync(CancellationToken cancellationToken) =>
        (listener ?? throw new InvalidOperationException($"{Url} is not a listener.")).WaitUntilBoundAsync(cancellationToken);

    /// <summary>Starts. Does nothing when started already.</summary>
    public void Start()
    {
        if (Interlocked.CompareExchange(ref state, 1, 0) != 0)
        {
            return;
        }
        listener?.Start();
        if (listener is null)
        {
            dialling = Task.Run(() => DialAsync(stopping));
        }
    }

    /// <summary>Stops to listen; running sessions stay. Does nothing for a URL that is connected to.</summary>
    public Task StopListeningAsync() => listener?.StopAsync() ?? Task.CompletedTask;

    /// <summary>Listens again after <see cref="StopListeningAsync"/>.</summary>
    public void StartListening() => listener?.Start();

    /// <summary>Ends listening, dialling and all sessions, and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref state, 2) == 2)
        {
            return;
        }
        await stop.CancelAsync();
        await StopListeningAsync();
        await dialling;
        await Task.WhenAll(sessions.Keys);
        stop.Dispose();
    }

    private async Task DialAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var lived = await DialOnceAsync(failures, cancellationToken);
            failures = lived >= options.Reconnect.HealthyAfter ? 1 : failures + 1;
            await PauseAsync(options.Reconnect.DelayAfter(failures, Random.Shared.NextDouble()), cancellationToken);
        }
    }

    // Returns how long the connection lived.
    private async Task<TimeSpan> DialOnceAsync(int failures, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await StreamConnector.ConnectAsync(Url, options, cancellationToken);
            var connected = options.TimeProvider.GetTimestamp();
            await RunAsync(connection);
            return options.TimeProvider.GetElapsedTime(connected);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Disposed.
        }
        catch (Exception e)
        {
            // One warning for each time that the peer is away, however long that lasts.
            var level = failures + 1 == FailuresBeforeWarning ? LogLevel.Warning : LogLevel.Debug;
            logger.Log(level, "Can't connect to {Url}, trying on until it answers: {Reason}", Url, e.Message);
        }
        return TimeSpan.Zero;
    }

    private async Task PauseAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task RunTrackedAsync(ConnectedStream connection)
    {
        var ended = new TaskCompletionSource();
        sessions.TryAdd(ended.Task, 0);
        try
        {
            await RunAsync(connection);
        }
        finally
        {
            sessions.TryRemove(ended.Task, out _);
            ended.SetResult();
        }
    }

    private async Task RunAsync(ConnectedStream connection)
    {
        await using (connection)
        {
            try
            {
                await session(connection, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // Disposed.
            }
            catch (Exception e)
            {
                logger.LogError(e, "The session with {Peer} failed", connection);
            }
        }
    }
}
