using System.Threading.Channels;

namespace Vlcp.Storage.Redis;

/// <summary>Channels that one reader listens to.</summary>
public sealed class RedisSubscription : IAsyncDisposable
{
    private const int Capacity = 65536;

    private readonly RedisSubscriber _owner;
    private readonly HashSet<string> _names;
    private readonly Channel<RedisMessage> _messages = Channel.CreateUnbounded<RedisMessage>();

    internal RedisSubscription(RedisSubscriber owner, IEnumerable<string> names, bool isPattern)
    {
        _owner = owner;
        _names = new(names, StringComparer.Ordinal);
        IsPattern = isPattern;
    }

    /// <summary>True when the names are patterns.</summary>
    public bool IsPattern { get; }

    /// <summary>
    /// The messages in the order of the server, with a marker wherever some may be missing: after a connection was made, and where a reader
    /// fell far behind. Completes when the subscription or the client is disposed.
    /// </summary>
    public ChannelReader<RedisMessage> Messages => _messages.Reader;

    /// <summary>Listens to one more channel or pattern; a marker follows when the server has confirmed it.</summary>
    /// <param name="name">The channel or pattern.</param>
    public void Add(string name)
    {
        if (_names.Add(name))
        {
            _owner.Add(this, name);
        }
    }

    /// <summary>Stops listening to a channel or pattern.</summary>
    /// <param name="name">The channel or pattern.</param>
    public void Remove(string name)
    {
        if (_names.Remove(name))
        {
            _owner.Remove(this, [name]);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _owner.Remove(this, _names);
        Complete();
        return ValueTask.CompletedTask;
    }

    internal void Offer(RedisMessage message)
    {
        if (_messages.Reader.Count >= Capacity)
        {
            while (_messages.Reader.TryRead(out _))
            {
            }

            message = default;
        }

        _messages.Writer.TryWrite(message);
    }

    internal void Complete() => _messages.Writer.TryComplete();
}
