using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <content>
/// The loop that owns the mirror's state. It collects requests and changes, reads what they concern in one snapshot, and goes on
/// to the snapshot's revision only when the feed has told every change up to there, so that no transaction is seen in part.
/// </content>
public sealed partial class ObjectMirror
{
    private const int AttemptsBeforeWholeRead = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly MirrorRequirements _requirements = new();
    private readonly List<StoreChange> _backlog = [];
    private readonly HashSet<string> _newKeys = new(StringComparer.Ordinal);
    private readonly HashSet<KeyRange> _newRanges = [];
    private List<MirrorRequest> _waiting = [];
    private long _feedRevision = -1;
    private Task<bool>? _changeWait;
    private Task<bool>? _requestWait;

    private async Task RunAsync()
    {
        try
        {
            await using var feed = _engine.OpenFeed();
            await FollowAsync(feed).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
        catch (ObjectDisposedException)
        {
            _logger.LogInformation("The mirror ends with its store {Engine}.", _engine.Name);
        }
        catch (Exception error)
        {
            _logger.LogError(error, "The mirror of {Engine} ended.", _engine.Name);
        }
        finally
        {
            End();
        }
    }

    private async Task FollowAsync(IStoreFeed feed)
    {
        var pause = FirstPause;
        while (await WaitForWorkAsync(feed).ConfigureAwait(false))
        {
            try
            {
                TakeRequests();
                TakeChanges(feed);
                await CatchUpAsync(feed).ConfigureAwait(false);
                pause = FirstPause;
            }
            catch (Exception error) when (!_stop.IsCancellationRequested && error is not ObjectDisposedException)
            {
                MarkStale(error);
                await Task.Delay(pause, _time, _stop.Token).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async ValueTask<bool> WaitForWorkAsync(IStoreFeed feed)
    {
        if (HasWork)
        {
            return true;
        }

        // A wait that is still pending is used again: each new one would stay in the channel until the next item.
        _changeWait = _changeWait is { IsCompleted: false } ? _changeWait : feed.Changes.WaitToReadAsync(_stop.Token).AsTask();
        _requestWait = _requestWait is { IsCompleted: false } ? _requestWait : _requests.Reader.WaitToReadAsync(_stop.Token).AsTask();
        return await (await Task.WhenAny(_changeWait, _requestWait).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private bool HasWork => _backlog.Count + _newKeys.Count + _newRanges.Count > 0;

    private void TakeRequests()
    {
        while (_requests.Reader.TryRead(out var request))
        {
            if (request.Released is { } released)
            {
                Drop(_requirements.Remove(released));
                continue;
            }

            if (request.Required is { } required)
            {
                var added = _requirements.Add(required);
                _newKeys.UnionWith(added.Keys);
                _newRanges.UnionWith(added.Ranges);
            }

            _waiting.Add(request);
        }
    }

    private void Drop(StoreQuery unused)
    {
        _newKeys.ExceptWith(unused.Keys);
        _newRanges.ExceptWith(unused.Ranges);
        var view = View;
        Volatile.Write(ref _view, NewView(view.Content.Without(unused.Keys, unused.Ranges), view.Revision, view.Timestamp, view.IsStale));
    }

    private void TakeChanges(IStoreFeed feed)
    {
        while (feed.Changes.TryRead(out var change))
        {
            _feedRevision = change.Revision;
            _backlog.Add(change);
        }
    }

    private async Task CatchUpAsync(IStoreFeed feed)
    {
        for (var attempt = 0; ; attempt++)
        {
            var whole = _backlog.Any(change => change.IsRestored) || attempt >= AttemptsBeforeWholeRead;
            var query = whole ? Everything() : WhatIsNeeded(long.MaxValue);
            if (query.IsEmpty)
            {
                Advance(View.Content, [], Math.Max(_feedRevision, 0), View.Timestamp);
                return;
            }

            var snapshot = await _engine.ReadAsync(query, _stop.Token).ConfigureAwait(false);
            while (_feedRevision < snapshot.Revision && await feed.Changes.WaitToReadAsync(_stop.Token).ConfigureAwait(false))
            {
                TakeChanges(feed);
            }

            if (!whole)
            {
                // What changed between the request and the snapshot belongs to this step too.
                query = WhatIsNeeded(snapshot.Revision);
                if (!Suffices(query, snapshot))
                {
                    continue;
                }
            }

            var update = MirrorUpdate.From(View.Content, snapshot, query);
            var followed = new MirrorContent(
                update.Values, View.Content.Keys.Union(_newKeys), _newRanges.Aggregate(View.Content.Ranges, (ranges, range) => ranges.Add(range)));
            Advance(followed, update.ChangedKeys, snapshot.Revision, snapshot.Timestamp);
            return;
        }
    }

    /// <summary>All that is followed or newly required.</summary>
    private StoreQuery Everything() => View.Content.Query.Union(new StoreQuery([.. _newKeys], [.. _newRanges]));

    /// <summary>New requirements, and the followed keys that changed up to a revision.</summary>
    private StoreQuery WhatIsNeeded(long upTo)
    {
        var content = View.Content;
        var keys = new HashSet<string>(_newKeys, StringComparer.Ordinal);
        foreach (var change in _backlog)
        {
            if (change.Revision <= upTo)
            {
                keys.UnionWith(change.Keys.Where(content.Covers));
            }
        }

        return new StoreQuery([.. keys], [.. _newRanges]);
    }

    /// <summary>
    /// True when the snapshot has every followed key that changed up to its revision, so that going there leaves nothing out. A marker, of
    /// whatever revision, says that changes before it may have been missed.
    /// </summary>
    private bool Suffices(StoreQuery needed, StoreSnapshot snapshot) =>
        !_backlog.Any(change => change.IsRestored) && needed.Keys.All(snapshot.Covers);

    private void Advance(MirrorContent content, ImmutableArray<string> changedKeys, long revision, long timestamp)
    {
        // A marker that the store is back may carry an older revision than what was already read.
        _backlog.RemoveAll(change => change.Revision <= revision);
        _newKeys.Clear();
        _newRanges.Clear();
        var view = NewView(content, revision, timestamp, isStale: _feedRevision < 0);
        Volatile.Write(ref _view, view);
        if (!changedKeys.IsEmpty)
        {
            Report(view, changedKeys);
        }

        var answered = _waiting.Where(request => request.Revision <= revision).ToList();
        _waiting = [.. _waiting.Except(answered)];
        foreach (var request in answered)
        {
            request.Done.TrySetResult();
        }
    }

    private void Report(ObjectMirrorView view, ImmutableArray<string> changedKeys)
    {
        try
        {
            Changed?.Invoke(view, changedKeys, [.. changedKeys.SelectMany(view.Content.Ranges.Around).Distinct()]);
        }
        catch (Exception error)
        {
            _logger.LogError(error, "A listener of the mirror failed at revision {Revision}.", view.Revision);
        }
    }

    private void MarkStale(Exception error)
    {
        var view = View;
        if (!view.IsStale)
        {
            _logger.LogWarning(error, "The store {Engine} is away; the mirror keeps revision {Revision}.", _engine.Name, view.Revision);
            Volatile.Write(ref _view, NewView(view.Content, view.Revision, view.Timestamp, isStale: true));
        }
    }

    private void End()
    {
        _requests.Writer.TryComplete();
        while (_requests.Reader.TryRead(out var request))
        {
            _waiting.Add(request);
        }

        foreach (var request in _waiting)
        {
            request.Done.TrySetException(new ObjectDisposedException(nameof(ObjectMirror)));
        }
    }
}
