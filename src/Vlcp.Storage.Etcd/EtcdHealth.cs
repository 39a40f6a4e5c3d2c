using Microsoft.Extensions.Logging;

namespace Vlcp.Storage.Etcd;

/// <summary>Whether the store can serve, and one line in the log whenever that changes.</summary>
internal sealed class EtcdHealth(EtcdStoreUrl url, EtcdGateway gateway, TimeProvider time, ILogger logger)
{
    private readonly Lock _gate = new();
    private StoreStatus _status = new(false, "No member was reached yet.", time.GetUtcNow());
    private bool _isTold;

    internal StoreStatus Status
    {
        get
        {
            lock (_gate)
            {
                return _status;
            }
        }
    }

    /// <summary>Runs calls within the store's time-out; reports success, and throws errors as users of the store get to see them.</summary>
    /// <exception cref="StoreException">etcd refused, or did not answer in time.</exception>
    internal async Task<T> WatchAsync<T>(Func<CancellationToken, Task<T>> calls, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(url.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var result = await calls(either.Token);
            Report(null);
            return result;
        }
        catch (EtcdException error)
        {
            throw Reported(error.ToStoreException(url));
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Reported(new StoreUnavailableException(
                $"{url} did not answer within {url.Timeout.TotalSeconds:0.###} s: {gateway.Problem?.Message ?? "no member answered in time"}", error));
        }
    }

    internal Task WatchAsync(Func<CancellationToken, Task> calls, CancellationToken cancellationToken) => WatchAsync<bool>(
        async token =>
        {
            await calls(token);
            return true;
        },
        cancellationToken);

    /// <summary>Notes how it went.</summary>
    internal void Report(Exception? error)
    {
        // What one transaction did wrong says nothing about the store.
        if (error is StoreLimitException or StoreConflictException or OperationCanceledException)
        {
            return;
        }

        lock (_gate)
        {
            var changed = _status.IsAvailable != error is null || !_isTold;
            if (changed || _status.Problem != error?.Message)
            {
                _status = new StoreStatus(error is null, error?.Message, changed ? time.GetUtcNow() : _status.Since);
            }

            if (changed)
            {
                _isTold = true;
                logger.Log(error is null ? LogLevel.Information : LogLevel.Warning, "{Store} {State}", url, error is null ? "is there." : $"is away: {error.Message}");
            }
        }
    }

    internal void Close()
    {
        lock (_gate)
        {
            _status = new StoreStatus(false, "The store is closed.", time.GetUtcNow());
            _isTold = true;
        }
    }

    private StoreException Reported(StoreException error)
    {
        Report(error);
        return error;
    }
}
