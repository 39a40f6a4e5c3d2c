using System.Collections.Immutable;

namespace Vlcp.Storage;

/// <summary>
/// Hands the changes of an engine to its open feeds. The engine calls it in commit order. A feed whose reader falls behind by more than
/// the capacity loses its backlog and gets one marker instead, so memory stays bounded.
/// </summary>
public sealed class StoreFeedHub
{
    private readonly Lock _gate = new();
    private readonly int _capacity;
    private ImmutableArray<StoreFeed> _feeds = [];
    private long _revision;
    private bool _live;
    private bool _closed;

    /// <summary>A hub.</summary>
    /// <param name="capacity">Changes that may wait in one feed.</param>
    public StoreFeedHub(int capacity = 65536) => _capacity = capacity;

    /// <summary>The revision up to which changes were published.</summary>
    public long Revision
    {
        get
        {
            lock (_gate)
            {
                return _revision;
            }
        }
    }

    /// <summary>Opens a feed; if the hub is live it begins with a marker at the current revision, otherwise with the next marker.</summary>
    public IStoreFeed Open()
    {
        lock (_gate)
        {
            var feed = new StoreFeed(this, _capacity);
            if (_live)
            {
                feed.Offer(StoreChange.Restored(_revision));
            }

            if (_closed)
            {
                feed.Complete();
            }
            else
            {
                _feeds = _feeds.Add(feed);
            }

            return feed;
        }
    }

    /// <summary>Publishes one change, or a marker, to every feed. A change whose revision was published already is dropped.</summary>
    public void Publish(StoreChange change)
    {
        lock (_gate)
        {
            if (!change.IsRestored && (!_live || change.Revision <= _revision))
            {
                return;
            }

            _live = true;
            _revision = change.Revision;
            foreach (var feed in _feeds)
            {
                feed.Offer(change);
            }
        }
    }

    /// <summary>Ends every feed.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var feed in _feeds)
            {
                feed.Complete();
            }

            _feeds = [];
        }
    }

    internal void Remove(StoreFeed feed)
    {
        lock (_gate)
        {
            _feeds = _feeds.Remove(feed);
            feed.Complete();
        }
    }
}
