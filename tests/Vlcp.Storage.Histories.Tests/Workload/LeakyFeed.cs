using System.Threading.Channels;

namespace Vlcp.Storage.Histories.Tests.Workload;

/// <summary>A feed that leaves out one change of a hundred.</summary>
internal sealed class LeakyFeed : IStoreFeed
{
    private readonly IStoreFeed _inner;
    private readonly Channel<StoreChange> _channel = Channel.CreateUnbounded<StoreChange>();

    internal LeakyFeed(IStoreFeed inner)
    {
        _inner = inner;
        _ = PumpAsync();
    }

    public ChannelReader<StoreChange> Changes => _channel.Reader;

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    private async Task PumpAsync()
    {
        await foreach (var change in _inner.Changes.ReadAllAsync())
        {
            if (change.Revision % 100 != 50)
            {
                _channel.Writer.TryWrite(change);
            }
        }

        _channel.Writer.Complete();
    }
}
