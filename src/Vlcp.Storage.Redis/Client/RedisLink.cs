using Microsoft.Extensions.Logging;

namespace Vlcp.Storage.Redis;

/// <summary>
/// Keeps one connection up: dials with back-off, asks a silent server for a sign of life, and tells what is wrong. The log gets one line when
/// something goes wrong, one when it becomes something else, and one when it is over.
/// </summary>
internal sealed class RedisLink : IAsyncDisposable
{
    private readonly RedisClientOptions _options;
    private readonly RedisDialer _dialer;
    private readonly ILogger _logger;
    private readonly Action<RespValue>? _onPush;
    private readonly Action<RedisConnection>? _onConnected;
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly Lazy<Task> _running;
    private volatile TaskCompletionSource<RedisConnection> _current = NewTurn();
    private readonly HashSet<string> _told = [];
    private volatile RedisLinkState _state;

    /// <summary>Nothing is dialled before the first <see cref="Start"/> or <see cref="GetAsync"/>.</summary>
    internal RedisLink(
        RedisClientOptions options, ILogger logger, bool needsMaster, Action<RespValue>? onPush = null, Action<RedisConnection>? onConnected = null)
    {
        _options = options;
        _dialer = new RedisDialer(options, needsMaster);
        _logger = logger;
        _onPush = onPush;
        _onConnected = onConnected;
        _time = options.Connection.TimeProvider;
        _state = new RedisLinkState("no connection has been made yet", null, _time.GetUtcNow());
        _running = new Lazy<Task>(() => Task.Run(() => RunAsync(_stop.Token)));
    }

    internal RedisLinkState State => _state;

    internal void Start() => _ = _running.Value;

    /// <summary>The connection, waited for if need be.</summary>
    /// <exception cref="RedisConnectionDownException">It did not come up in time.</exception>
    /// <exception cref="RedisRefusedException">The server does not serve us.</exception>
    internal async ValueTask<RedisConnection> GetAsync(CancellationToken cancellationToken)
    {
        var current = _current.Task;
        if (current.IsCompletedSuccessfully && !current.Result.Ended.IsCompleted)
        {
            return current.Result;
        }

        ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, typeof(RedisClient));
        Start();
        var began = _time.GetTimestamp();
        try
        {
            while (true)
            {
                var left = _options.Timeout - _time.GetElapsedTime(began);
                var connection = await _current.Task.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time, cancellationToken).ConfigureAwait(false);
                if (!connection.Ended.IsCompleted)
                {
                    return connection;
                }

                // It has just ended, and the loop is about to take it away.
                await Task.Delay(TimeSpan.FromMilliseconds(1), _time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TimeoutException)
        {
            throw new RedisConnectionDownException($"Disconnected from redis server {_options.Address}: {_state.Problem ?? "it does not answer"}", wasSent: false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        if (_running.IsValueCreated)
        {
            await _running.Value.ConfigureAwait(false);
        }

        _current.TrySetException(new ObjectDisposedException(nameof(RedisClient)));
        _state = new RedisLinkState("The client is closed.", null, _time.GetUtcNow());
    }

    private static TaskCompletionSource<RedisConnection> NewTurn()
    {
        var turn = new TaskCompletionSource<RedisConnection>(TaskCreationOptions.RunContinuationsAsynchronously);
        // A refusal that nobody waits for is no unobserved error.
        _ = turn.Task.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return turn;
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var began = _time.GetTimestamp();
            var connected = await ServeOnceAsync(cancellationToken).ConfigureAwait(false);
            var healthy = connected && _time.GetElapsedTime(began) >= _options.Connection.Reconnect.HealthyAfter;
            failures = healthy ? 0 : failures + 1;
            if (failures > 0)
            {
                var pause = _options.Connection.Reconnect.DelayAfter(failures, Random.Shared.NextDouble());
                await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // One connection's life; true when it was up.
    private async Task<bool> ServeOnceAsync(CancellationToken cancellationToken)
    {
        RedisConnection connection;
        try
        {
            connection = await _dialer.DialAsync(_onPush, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Fail(failure);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        await using (connection.ConfigureAwait(false))
        {
            Succeed(connection);
            var began = _time.GetTimestamp();
            var reason = await WatchAsync(connection, cancellationToken).ConfigureAwait(false);
            if (_time.GetElapsedTime(began) >= _options.Connection.Reconnect.HealthyAfter)
            {
                _told.Clear();
            }

            if (!cancellationToken.IsCancellationRequested)
            {
                Fail(reason);
            }
        }

        return true;
    }

    private void Succeed(RedisConnection connection)
    {
        if (_state.Problem is not null && _told.Count > 0)
        {
            _logger.LogInformation("Connected to {Server}", _options.Address);
        }

        if (_current.Task.IsCompleted)
        {
            _current = NewTurn();
        }

        _state = new RedisLinkState(null, null, _time.GetUtcNow());
        _current.TrySetResult(connection);
        _onConnected?.Invoke(connection);
    }

    private void Fail(Exception reason)
    {
        var refusal = reason as RedisRefusedException;
        if (_state.Problem != reason.Message)
        {
            // A server that comes and goes would otherwise fill the log.
            if (_told.Add(reason.Message))
            {
                _logger.Log(refusal is null ? LogLevel.Warning : LogLevel.Error, "No connection to {Server}, trying on: {Reason}", _options.Address, reason.Message);
            }

            _state = new RedisLinkState(reason.Message, refusal, _time.GetUtcNow());
        }

        if (_current.Task.IsCompleted)
        {
            _current = NewTurn();
        }

        if (refusal is not null)
        {
            // Whoever waits is told at once; later callers find out from a turn of their own, which fails with the next attempt.
            var told = _current;
            _current = NewTurn();
            told.TrySetException(refusal);
        }
    }

    // Returns the reason why the connection ended.
    private async Task<Exception> WatchAsync(RedisConnection connection, CancellationToken cancellationToken)
    {
        using var cancelled = cancellationToken.Register(() => connection.Close(new ObjectDisposedException("The client was closed.")));
        if (_options.KeepAliveTime is not { } limit)
        {
            return await connection.Ended.ConfigureAwait(false);
        }

        while (true)
        {
            var pause = connection.Silence < limit ? limit - connection.Silence : TimeSpan.Zero;
            if (await EndsWithinAsync(connection, pause + TimeSpan.FromMilliseconds(1)).ConfigureAwait(false))
            {
                return await connection.Ended.ConfigureAwait(false);
            }

            if (connection.Silence >= limit && !await AnswersAsync(connection).ConfigureAwait(false))
            {
                connection.Close(new TimeoutException($"The server did not answer for {_options.KeepAliveTimeout.TotalSeconds:0.###} s."));
            }
        }
    }

    private async Task<bool> EndsWithinAsync(RedisConnection connection, TimeSpan time)
    {
        try
        {
            await connection.Ended.WaitAsync(time, _time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<bool> AnswersAsync(RedisConnection connection)
    {
        try
        {
            connection.Ping();
        }
        catch (RedisConnectionDownException)
        {
            return false;
        }

        await EndsWithinAsync(connection, _options.KeepAliveTimeout).ConfigureAwait(false);
        return connection.Silence < _options.KeepAliveTimeout;
    }
}
