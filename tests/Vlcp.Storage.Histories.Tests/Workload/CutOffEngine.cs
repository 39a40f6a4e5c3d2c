namespace Vlcp.Storage.Histories.Tests.Workload;

/// <summary>
/// A connection that can be cut: calls fail, some of them after they were done, and the feed falls silent until a marker says that the
/// store is back.
/// </summary>
internal sealed class CutOffEngine : IStoreEngine
{
    private readonly MemoryStoreEngine _inner;
    private readonly Random _random;
    private readonly StoreFeedHub _hub = new();
    private readonly IStoreFeed _feed;
    private readonly Task _pump;
    private readonly Lock _gate = new();
    private volatile bool _isAway;

    internal CutOffEngine(MemoryStoreEngine inner, int seed)
    {
        _inner = inner;
        _random = new Random(seed);
        _feed = inner.OpenFeed();
        _pump = Task.Run(PumpAsync);
    }

    public string Name => "cut off " + _inner.Name;

    public StoreStatus Status => new(!_isAway, _isAway ? "cut off" : null, DateTimeOffset.UnixEpoch);

    public async ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        Check();
        await Task.Yield();
        var snapshot = await _inner.ReadAsync(query, cancellationToken);
        Check();
        return snapshot;
    }

    public async ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (_isAway && !Happens())
        {
            throw new StoreUnavailableException("cut off");
        }

        var commit = await _inner.UpdateAsync(query, updater, cancellationToken);
        return _isAway ? throw new StoreUnavailableException("cut off; the outcome is unknown") : commit;
    }

    public ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken)
    {
        Check();
        return _inner.GetTimestampAsync(cancellationToken);
    }

    public IStoreFeed OpenFeed() => _hub.Open();

    public async ValueTask DisposeAsync()
    {
        await _feed.DisposeAsync();
        await _pump;
        _hub.Close();
    }

    internal void CutOff()
    {
        lock (_gate)
        {
            _isAway = true;
        }
    }

    internal void Restore()
    {
        // A store in memory answers at once, so no change comes between the marker's revision and the first that is told again.
        lock (_gate)
        {
            var now = _inner.ReadAsync(StoreQuery.Empty, CancellationToken.None).AsTask().Result;
            _hub.Publish(StoreChange.Restored(Math.Max(now.Revision, _hub.Revision)));
            _isAway = false;
        }
    }

    private async Task PumpAsync()
    {
        await foreach (var change in _feed.Changes.ReadAllAsync())
        {
            lock (_gate)
            {
                if (!_isAway)
                {
                    _hub.Publish(change);
                }
            }
        }
    }

    private bool Happens()
    {
        lock (_random)
        {
            return _random.Next(3) == 0;
        }
    }

    private void Check()
    {
        if (_isAway)
        {
            throw new StoreUnavailableException("cut off");
        }
    }
}
