namespace Vlcp.Storage.Histories;

/// <summary>Writes down what a feed tells.</summary>
public sealed class FeedRecorder : IAsyncDisposable
{
    private readonly string _name;
    private readonly IHistoryJournal _journal;
    private readonly IStoreFeed _feed;
    private readonly Task _pump;
    private long _reached = long.MinValue;

    /// <summary>Opens a feed and follows it.</summary>
    public FeedRecorder(IStoreEngine engine, string name, IHistoryJournal journal)
    {
        _name = name;
        _journal = journal;
        _feed = engine.OpenFeed();
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>Waits until everything up to a revision was told, and writes down that it should have been.</summary>
    public async Task FinishAsync(long revision, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (Interlocked.Read(ref _reached) < revision && !limit.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(20), _pump).ConfigureAwait(false);
        }

        await _feed.DisposeAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(false);
        _journal.Append(new FeedFinished(_name, revision));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _feed.DisposeAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(false);
    }

    private async Task PumpAsync()
    {
        await foreach (var change in _feed.Changes.ReadAllAsync().ConfigureAwait(false))
        {
            _journal.Append(new FeedTold(_name, change.Revision, change.Keys, change.IsRestored));
            Interlocked.Exchange(ref _reached, Math.Max(_reached, change.Revision));
        }
    }
}
