using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Events.Connections;

namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>
/// A ZooKeeper client: one session on an ensemble, kept up over any number of connections. It begins at a random server, goes to the next one
/// when a server fails, takes its session along, and sets its watches again. An expired session is replaced by a new one, and its
/// watches are told so. All members may be used from any thread.
/// </summary>
internal sealed class ZooKeeperClient : IAsyncDisposable
{
    private static readonly TimeSpan ShortLife = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RepeatLogAfter = TimeSpan.FromMinutes(5);

    private readonly ZooKeeperUrl _url;
    private readonly ZooKeeperClientOptions _options;
    private readonly ILogger _logger;
    private readonly ConnectionUrl[] _servers;
    private readonly WatchRegistry _watches = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;
    private TaskCompletionSource<ZooKeeperConnection> _connected = NewSource();
    private ZooKeeperSession _session = new(0);
    private StoreStatus _status;
    private long _lastGood;
    private long _lastLog;
    private int _next;
    private int _closed;

    /// <summary>A client that begins to connect at once.</summary>
    /// <param name="url">Servers, chroot and user.</param>
    /// <param name="options">Times and limits; null: the defaults.</param>
    /// <param name="logger">Log; null: none.</param>
    public ZooKeeperClient(ZooKeeperUrl url, ZooKeeperClientOptions? options = null, ILogger? logger = null)
    {
        _url = url;
        _options = options ?? new ZooKeeperClientOptions();
        _logger = logger ?? NullLogger.Instance;
        _servers = [.. url.Servers];
        Random.Shared.Shuffle(_servers);
        _lastGood = Clock.GetTimestamp();
        _status = new StoreStatus(false, $"Connecting to {url}.", Clock.GetUtcNow());
        _run = Task.Run(RunAsync);
    }

    /// <summary>Whether there is a connection, and otherwise the last failure.</summary>
    public StoreStatus Status => Volatile.Read(ref _status);

    /// <summary>The connection of the moment, or null.</summary>
    public ZooKeeperConnection? Current => _connected.Task.IsCompletedSuccessfully ? _connected.Task.Result : null;

    /// <summary>The session of the moment; its number is 0 until a server has granted it.</summary>
    public ZooKeeperSession Session => Volatile.Read(ref _session);

    private TimeProvider Clock => _options.TimeProvider;

    /// <summary>A connection; waits until there is one.</summary>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task<ZooKeeperConnection> ConnectedAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
        return Volatile.Read(ref _connected).Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the session and the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        if (Current is { } connection)
        {
            // The servers forget the session at once instead of after its time-out, if they can be told.
            await Task.WhenAny(connection.CloseSessionAsync(), Task.Delay(TimeSpan.FromSeconds(1), Clock)).ConfigureAwait(false);
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        var unused = _connected;
        unused.TrySetException(new ObjectDisposedException(nameof(ZooKeeperClient)));
        _ = unused.Task.Exception;
        _stop.Dispose();
    }

    private static TaskCompletionSource<ZooKeeperConnection> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        var failures = 0;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (failures >= _servers.Length)
                {
                    var wait = _options.Reconnect.DelayAfter(failures - _servers.Length + 1, Random.Shared.NextDouble());
                    await Task.Delay(wait, Clock, _stop.Token).ConfigureAwait(false);
                }

                failures = await ServeAsync(_servers[_next++ % _servers.Length]).ConfigureAwait(false) ? 0 : failures + 1;
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                failures++;
                Report(error);
                GiveUpOldSession();
            }
        }
    }

    /// <summary>Connects and stays until the connection ends.</summary>
    /// <returns>False when the session had expired, or the connection ended at once.</returns>
    private async Task<bool> ServeAsync(ConnectionUrl server)
    {
        var connection = await ZooKeeperConnection.OpenAsync(server, _url, _session, _watches, _options, _stop.Token).ConfigureAwait(false);
        if (connection is null)
        {
            BeginNewSession(_session.LastZxid, "has expired");
            return false;
        }

        await using (connection.ConfigureAwait(false))
        {
            var since = _lastGood = Clock.GetTimestamp();
            Report(null, connection);
            _connected.TrySetResult(connection);
            var reason = await StayAsync(connection).ConfigureAwait(false);
            _lastGood = Clock.GetTimestamp();
            Volatile.Write(ref _connected, NewSource());
            Report(reason);
            return reason is null || Clock.GetElapsedTime(since) > ShortLife;
        }
    }

    /// <returns>Why the connection ended; null when it is time for another server.</returns>
    private async Task<Exception?> StayAsync(ZooKeeperConnection connection)
    {
        try
        {
            return await connection.Completion.WaitAsync(_options.RebalanceTime ?? Timeout.InfiniteTimeSpan, Clock, _stop.Token).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _next = Random.Shared.Next(_servers.Length);
            return null;
        }
    }

    private void BeginNewSession(long lastZxid, string why)
    {
        _logger.LogWarning("The ZooKeeper session 0x{Session:x} at {Url} {Why}; a new one begins.", _session.Id, _url, why);
        Volatile.Write(ref _session, new ZooKeeperSession(lastZxid));
        _watches.TellLost();
    }

    // Servers that were set up anew are behind what the old ones have told and refuse the session for ever.
    private void GiveUpOldSession()
    {
        if (_session.LastZxid > 0 && Clock.GetElapsedTime(_lastGood) > _options.SessionTimeout * 2)
        {
            BeginNewSession(0, "could not be taken up again");
            _lastGood = Clock.GetTimestamp();
        }
    }

    private void Report(Exception? error, ZooKeeperConnection? connection = null)
    {
        var problem = connection is not null ? null : $"{_url} can't be reached: {error?.Message ?? "moving to another server"}";
        var old = _status;
        if (old.IsAvailable != (problem is null) || old.Problem != problem)
        {
            var since = old.IsAvailable == (problem is null) ? old.Since : Clock.GetUtcNow();
            Volatile.Write(ref _status, new StoreStatus(problem is null, problem, since));
        }

        Log(old.IsAvailable, problem, connection);
    }

    private void Log(bool wasAvailable, string? problem, ZooKeeperConnection? connection)
    {
        if (connection is not null)
        {
            _lastLog = 0;
            _logger.LogInformation("Connected to ZooKeeper {Server}, session 0x{Session:x}.", connection.Server, _session.Id);
        }
        else if (wasAvailable || _lastLog == 0 || Clock.GetElapsedTime(_lastLog) > RepeatLogAfter)
        {
            _lastLog = Clock.GetTimestamp();
            _logger.LogWarning("{Problem}", problem);
        }
    }
}
