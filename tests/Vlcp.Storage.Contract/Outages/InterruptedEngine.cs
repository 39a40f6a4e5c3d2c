namespace Vlcp.Storage.Contract.Outages;

/// <summary>A store that can be cut off: calls fail, and the feed is silent and resumes with a marker. Or frozen: calls wait.</summary>
public sealed class InterruptedEngine : IStoreEngine
{
    private readonly IStoreEngine _inner;
    private readonly StoreFeedHub _hub = new();
    private readonly IStoreFeed _feed;
    private readonly Task _pump;
    private volatile bool _away;
    private volatile TaskCompletionSource? _frozen;

    /// <summary>A connection to a store, which stays the caller's to dispose.</summary>
    public InterruptedEngine(IStoreEngine inner)
    {
        _inner = inner;
        _feed = inner.OpenFeed();
        _pump = Task.Run(PumpAsync);
    }

    /// <inheritdoc/>
    public string Name => "interrupted " + _inner.Name;

    /// <inheritdoc/>
    public StoreStatus Status => new(!_away, _away ? "cut off" : null, DateTimeOffset.UnixEpoch);

    /// <summary>How often the store was read.</summary>
    public int Reads { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        Reads++;
        return await _inner.ReadAsync(query, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        return await _inner.UpdateAsync(query, updater, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        return await _inner.GetTimestampAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IStoreFeed OpenFeed() => _hub.Open();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _feed.DisposeAsync();
        await _pump;
        _hub.Close();
    }

    /// <summary>Calls fail from now on.</summary>
    public void CutOff() => _away = true;

    /// <summary>The store answers nobody, and nobody notices that.</summary>
    public void Freeze() => _frozen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What waits goes on.</summary>
    public void Thaw() => _frozen?.TrySetResult();

    /// <summary>Calls work again.</summary>
    public async Task RestoreAsync()
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

    private async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        if (_frozen is { } frozen)
        {
            await frozen.Task.WaitAsync(cancellationToken);
        }

        if (_away)
        {
            throw new StoreUnavailableException("cut off");
        }
    }
}
