using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Storage.Etcd;

namespace Vlcp.Storage;

/// <summary>
/// A store in an etcd cluster (version 3.4 or newer), through the JSON gateway of its v3 API. Transactions are optimistic: a commit compares
/// what was read, and only those that really compete conflict. A revision is etcd's own, so it has gaps where others use the cluster, too.
/// The clock is the members' to the second, see docs/stores.md.
/// </summary>
public sealed class EtcdStoreEngine : IStoreEngine
{
    private readonly EtcdStoreUrl _url;
    private readonly StoreClock _clock;
    private readonly StoreFeedHub _hub = new();
    private readonly EtcdGateway _gateway;
    private readonly StoreHealth _status;
    private readonly EtcdHealth _health;
    private readonly EtcdFormat _format;
    private readonly EtcdFollower _follower;
    private readonly EtcdReader _reader;
    private readonly EtcdUpdate _update;
    private readonly CancellationTokenSource _close = new();
    private int _closed;

    private EtcdStoreEngine(EtcdStoreUrl url, TimeProvider time, ILogger logger)
    {
        _url = url;
        var keys = new EtcdKeys(url.Prefix);
        var clock = new EtcdClock(time);
        _clock = new StoreClock(clock);
        _gateway = new EtcdGateway(url, time, clock, logger);
        _status = new StoreHealth(url.ToString(), time, logger);
        _health = new EtcdHealth(url, _gateway, _status, time);
        _format = new EtcdFormat(url, keys, _gateway);
        _follower = new EtcdFollower(keys, _gateway, _format, _hub, _health, time);
        _reader = new EtcdReader(keys, _gateway, url.MaxOperations);
        _update = new EtcdUpdate(_reader, new EtcdCommitter(keys, _gateway, _follower, new EtcdBudget(url.MaxOperations)), _clock, time);
        _follower.Start();
    }

    /// <inheritdoc/>
    public string Name => _url.ToString();

    /// <inheritdoc/>
    public StoreStatus Status => _status.Status;

    /// <summary>Opens a store. The cluster need not be there yet: calls try until their time is over, and the feed waits.</summary>
    /// <param name="url">Where it is.</param>
    /// <param name="time">The clock; null: the system's.</param>
    /// <param name="logger">Log; null: none.</param>
    /// <exception cref="StoreUnavailableException">A file for TLS can't be read.</exception>
    public static EtcdStoreEngine Open(EtcdStoreUrl url, TimeProvider? time = null, ILogger? logger = null)
    {
        try
        {
            return new EtcdStoreEngine(url, time ?? TimeProvider.System, logger ?? NullLogger.Instance);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new StoreUnavailableException($"{url}: a file for TLS can't be used: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        var read = await RunAsync((_, token) => _reader.ReadAsync(query, token), cancellationToken);
        return read.ToSnapshot(_clock.Next(after: read.Time));
    }

    /// <inheritdoc/>
    public async ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken) =>
        await RunAsync((deadline, token) => _update.RunAsync(query, updater, deadline, token), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(StoreQuery.Empty, cancellationToken)).Timestamp;

    /// <inheritdoc/>
    public IStoreFeed OpenFeed()
    {
        CheckOpen();
        return _hub.Open();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        await _close.CancelAsync();
        await _follower.DisposeAsync();
        _hub.Close();
        _status.Close();
        _gateway.Dispose();
    }

    // The first token of the work ends it in any case, the second also when the caller does not want it any more.
    private async Task<T> RunAsync<T>(Func<CancellationToken, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        CheckOpen();
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await _health.WatchAsync(
                async deadline =>
                {
                    using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline, cancellationToken);
                    await _format.EnsureAsync(either.Token);
                    return await work(deadline, either.Token);
                },
                _close.Token);
        }
        catch (Exception) when (Volatile.Read(ref _closed) != 0)
        {
            throw new ObjectDisposedException(nameof(EtcdStoreEngine));
        }
    }

    private void CheckOpen() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
}
