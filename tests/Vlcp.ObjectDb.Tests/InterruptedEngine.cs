using Vlcp.Storage;

namespace Vlcp.ObjectDb.Tests;

/// <summary>A store that can be cut off: calls fail, and the feed is silent and resumes with a marker.</summary>
internal sealed class InterruptedEngine : IStoreEngine
{
    private readonly IStoreEngine _inner;
    private readonly StoreFeedHub _hub = new();
    private readonly IStoreFeed _feed;
    private readonly Task _pump;
    private volatile bool _away;

    internal InterruptedEngine(IStoreEngine inner)
    {
        _inner = inner;
        _feed = inner.OpenFeed();
        _pump = Task.Run(PumpAsync);
    }

    public string Name => "interrupted " + _inner.Name;

    public StoreStatus Status => new(!_away, _away ? "cut off" : null, DateTimeOffset.UnixEpoch);

    public int Reads { get; private set; }

    public ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        Check();
        Reads++;
        return _inner.ReadAsync(query, cancellationToken);
    }

    public ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken)
    {
        Check();
        return _inner.UpdateAsync(query, updater, cancellationToken);
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

    internal void CutOff() => _away = true;

    internal async Task RestoreAsync()
    {
        _away = false;
        _hub.Publish(StoreChange.Restored((await _inner.ReadAsync(StoreQuery.Empty, default)).Revision));
    }

    private async Task PumpAsync()
    {
        await foreach (var change in _feed.Changes.ReadAllAsync())
        {
            if (!_away)
            {
                _hub.Publish(change);
            }
        }
    }

    private void Check()
    {
        if (_away)
        {
            throw new StoreUnavailableException("cut off");
        }
    }
}
