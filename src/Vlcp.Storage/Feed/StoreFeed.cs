using System.Threading.Channels;

namespace Vlcp.Storage;

/// <summary>One subscription of a hub.</summary>
internal sealed class StoreFeed : IStoreFeed
{
    private readonly StoreFeedHub _hub;
    private readonly int _capacity;
    private readonly Channel<StoreChange> _channel = Channel.CreateUnbounded<StoreChange>();

    internal StoreFeed(StoreFeedHub hub, int capacity)
    {
        _hub = hub;
        _capacity = capacity;
    }

    public ChannelReader<StoreChange> Changes => _channel.Reader;

    public ValueTask DisposeAsync()
    {
        _hub.Remove(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Adds a change. Only the hub calls it, one at a time.</summary>
    internal void Offer(StoreChange change)
    {
        if (_channel.Reader.Count >= _capacity)
        {
            // The marker stands for everything that is thrown away here, and for this change too.
            while (_channel.Reader.TryRead(out _))
            {
            }

            change = StoreChange.Restored(change.Revision);
        }

        _channel.Writer.TryWrite(change);
    }

    internal void Complete() => _channel.Writer.TryComplete();
}
