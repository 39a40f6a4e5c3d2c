using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Storage.Ovsdb;

namespace Vlcp.Storage;

/// <summary>
/// A store in a database of ovsdb-server, usually a cluster of three (Open vSwitch 2.13 or newer): no software beyond Open vSwitch is needed.
/// What a call needs is read row by row; a tree of rows finds the keys of a range. A commit says from which revision it comes; when
/// another controller was faster the updater runs again on what that left.
/// </summary>
public sealed class OvsdbStoreEngine : IStoreEngine
{
    private readonly OvsdbStoreUrl _url;
    private readonly TimeProvider _time;
    private readonly StoreFeedHub _hub = new();
    private readonly StoreHealth _health;
    private readonly OvsdbWorker _worker;
    private int _closed;

    private OvsdbStoreEngine(OvsdbStoreUrl url, TimeProvider time, ILogger logger)
    {
        _url = url;
        _time = time;
        _health = new StoreHealth(url.ToString(), time, logger);
        _worker = new OvsdbWorker(url, new OvsdbLog(_hub), new StoreClock(time), _health, time);
        _worker.Start();
    }

    /// <inheritdoc/>
    public string Name => _url.ToString();

    /// <inheritdoc/>
    public StoreStatus Status => _health.Status;

    /// <summary>Opens a store. The cluster need not be there yet: calls try until their time is over, and the feed waits.</summary>
    /// <param name="url">Where it is.</param>
    /// <param name="time">The clock of the store's timestamps; null: the system's.</param>
    /// <param name="logger">Log; null: none.</param>
    public static OvsdbStoreEngine Open(OvsdbStoreUrl url, TimeProvider? time = null, ILogger? logger = null) =>
        new(url, time ?? TimeProvider.System, logger ?? NullLogger.Instance);

    /// <inheritdoc/>
    public async ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken) =>
        (await CallAsync(new OvsdbCall(query, null), cancellationToken)).Snapshot!;

    /// <inheritdoc/>
    public async ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken) =>
        (await CallAsync(new OvsdbCall(query, updater), cancellationToken)).Commit;

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
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            await _worker.DisposeAsync();
            _hub.Close();
            _health.Close();
        }
    }

    private async Task<OvsdbAnswer> CallAsync(OvsdbCall call, CancellationToken cancellationToken)
    {
        CheckOpen();
        cancellationToken.ThrowIfCancellationRequested();
        _worker.Add(call);
        try
        {
            return await call.Task.WaitAsync(_url.Timeout, _time, cancellationToken);
        }
        catch (TimeoutException) when (!call.Task.IsCompleted && call.TryAbandon())
        {
            throw GaveUp(call);
        }
        catch (OperationCanceledException) when (!call.Task.IsCompleted && call.TryAbandon())
        {
            throw;
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException && !call.Task.IsFaulted)
        {
            // A commit is under way: its outcome matters more than the caller's haste, within limits.
            return await FinishAsync(call);
        }
    }

    private async Task<OvsdbAnswer> FinishAsync(OvsdbCall call)
    {
        try
        {
            return await call.Task.WaitAsync(_url.Timeout, _time, CancellationToken.None);
        }
        catch (TimeoutException) when (!call.Task.IsCompleted)
        {
            throw call.TryAbandon() ? GaveUp(call) : _worker.Unknown;
        }
    }

    private StoreException GaveUp(OvsdbCall call)
    {
        var limit = $"{_url} did not answer within {_url.Timeout.TotalSeconds:0.###} s";
        return _health.Status is { IsAvailable: false, Problem: var problem } ? new StoreUnavailableException($"{limit}: {problem}")
            : call.Conflicts > 0 ? new StoreConflictException($"Others changed the store, {call.Conflicts} times in a row.")
            : new StoreUnavailableException($"{limit}.");
    }

    private void CheckOpen() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
}
