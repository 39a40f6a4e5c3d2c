using Microsoft.Extensions.Logging;

namespace Vlcp.Storage;

/// <summary>Keeps the status of an engine that others may take away, and writes one line to the log whenever that changes.</summary>
public sealed class StoreHealth
{
    private readonly Lock _gate = new();
    private readonly string _name;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private StoreStatus _status;
    private bool _isTold;
    private bool _isClosed;

    /// <summary>An engine that was not reached yet.</summary>
    /// <param name="name">The engine's name, for the log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public StoreHealth(string name, TimeProvider time, ILogger logger)
    {
        (_name, _time, _logger) = (name, time, logger);
        _status = new(false, "The store was not reached yet.", time.GetUtcNow());
    }

    /// <summary>The status.</summary>
    public StoreStatus Status
    {
        get
        {
            lock (_gate)
            {
                return _status;
            }
        }
    }

    /// <summary>Notes how it went. What one transaction did wrong says nothing about the store.</summary>
    /// <param name="error">What failed, or null.</param>
    public void Report(Exception? error)
    {
        if (error is StoreLimitException or StoreConflictException or OperationCanceledException)
        {
            return;
        }

        lock (_gate)
        {
            var changed = _status.IsAvailable != error is null || !_isTold;
            if (_isClosed || (!changed && _status.Problem == error?.Message))
            {
                return;
            }

            _status = new StoreStatus(error is null, error?.Message, changed ? _time.GetUtcNow() : _status.Since);
            if (changed)
            {
                _isTold = true;
                _logger.Log(error is null ? LogLevel.Information : LogLevel.Warning, "{Store} {State}", _name, error is null ? "is there." : $"is away: {error.Message}");
            }
        }
    }

    /// <summary>The engine is closed and stays so.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _status = new StoreStatus(false, "The store is closed.", _time.GetUtcNow());
        }
    }
}
