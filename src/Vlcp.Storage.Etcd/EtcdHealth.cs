namespace Vlcp.Storage.Etcd;

/// <summary>Runs calls within the store's time-out, and notes whether the store can serve.</summary>
internal sealed class EtcdHealth(EtcdStoreUrl url, EtcdGateway gateway, StoreHealth health, TimeProvider time)
{
    /// <summary>Runs calls within the store's time-out; reports success, and throws errors as users of the store get to see them.</summary>
    /// <exception cref="StoreException">etcd refused, or did not answer in time.</exception>
    internal async Task<T> WatchAsync<T>(Func<CancellationToken, Task<T>> calls, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(url.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var result = await calls(either.Token);
            health.Report(null);
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

    /// <summary>Notes what went wrong.</summary>
    internal void Report(Exception error) => health.Report(error);

    private StoreException Reported(StoreException error)
    {
        Report(error);
        return error;
    }
}
