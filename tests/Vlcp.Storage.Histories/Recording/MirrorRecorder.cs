using System.Collections.Immutable;
using System.Text;
using Vlcp.ObjectDb;

namespace Vlcp.Storage.Histories;

/// <summary>Writes down what a mirror of one range shows and reports.</summary>
public sealed class MirrorRecorder : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly string _name;
    private readonly IHistoryJournal _journal;
    private readonly KeyRange _range;
    private readonly ObjectMirror _mirror;
    private readonly Task _required;
    private bool _hasShown;

    /// <summary>Starts a mirror.</summary>
    public MirrorRecorder(IStoreEngine engine, string name, KeyRange range, IHistoryJournal journal)
    {
        _name = name;
        _journal = journal;
        _range = range;
        _mirror = new ObjectMirror(engine);
        _mirror.Changed += OnChanged;
        _required = _mirror.RequireAsync(StoreQuery.Of(range));
    }

    /// <summary>Waits until the mirror shows a revision; null when it did, otherwise what it said instead.</summary>
    public async Task<string?> ReachAsync(long revision, TimeSpan patience)
    {
        try
        {
            await _required.WaitAsync(patience).ConfigureAwait(false);
            await _mirror.ReachAsync(revision).WaitAsync(patience).ConfigureAwait(false);
            // Whether the store is there is told by its engine, which asks again now and then.
            using var limit = new CancellationTokenSource(patience);
            while (_mirror.IsStale && !limit.IsCancellationRequested)
            {
                await Task.Delay(Look).ConfigureAwait(false);
            }

            return _mirror.IsStale ? $"mirror {_name} is stale at {_mirror.View.Revision}" : null;
        }
        catch (TimeoutException)
        {
            return $"mirror {_name} stays at {_mirror.View.Revision} and did not reach {revision}";
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _mirror.DisposeAsync();

    private void OnChanged(ObjectMirrorView view, ImmutableArray<string> keys, ImmutableArray<KeyRange> ranges)
    {
        ImmutableArray<ObservedEntry> entries =
            [.. view.ScanRaw(_range).Select(entry => new ObservedEntry(entry.Key, Encoding.UTF8.GetString(entry.Value.Span), null))];
        _journal.Append(new MirrorShowed(_name, new Observation(view.Revision, [], [new ObservedRange(_range, entries)]), _hasShown ? keys : null));
        _hasShown = true;
    }
}
