using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Vlcp.Storage.Redis;

/// <summary>
/// The subscriptions of a client, on a connection of their own that is made again when it is lost. Each subscription hears a marker when
/// the server has confirmed it, after every reconnection again: from then on it misses nothing.
/// </summary>
public sealed class RedisSubscriber : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<RedisSubscription>> _subscriptions = new(StringComparer.Ordinal);
    private readonly RedisLink _link;
    private readonly ILogger _logger;
    private RedisConnection? _connection;

    internal RedisSubscriber(RedisClientOptions options, ILogger logger)
    {
        _logger = logger;
        // The connection for commands reports what is wrong with the server; two reports of the same would be one too many.
        _link = new RedisLink(options, NullLogger.Instance, needsMaster: false, OnPush, OnConnected);
    }

    /// <summary>Subscribes to channels, or to patterns of channel names (PSUBSCRIBE).</summary>
    /// <param name="names">Channels, or glob patterns.</param>
    /// <param name="isPattern">True when the names are patterns.</param>
    /// <returns>The subscription; dispose it to end it.</returns>
    public RedisSubscription Subscribe(IReadOnlyList<string> names, bool isPattern = false)
    {
        var subscription = new RedisSubscription(this, names, isPattern);
        lock (_gate)
        {
            foreach (var name in names)
            {
                AddTo(subscription, name);
            }
        }

        _link.Start();
        return subscription;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync().ConfigureAwait(false);
        lock (_gate)
        {
            foreach (var subscription in _subscriptions.Values.SelectMany(list => list))
            {
                subscription.Complete();
            }

            _subscriptions.Clear();
        }
    }

    internal void Add(RedisSubscription subscription, string name)
    {
        lock (_gate)
        {
            AddTo(subscription, name);
        }
    }

    internal void Remove(RedisSubscription subscription, IEnumerable<string> names)
    {
        lock (_gate)
        {
            foreach (var name in names)
            {
                var key = KeyOf(name, subscription.IsPattern);
                if (_subscriptions.TryGetValue(key, out var list) && list.Remove(subscription) && list.Count == 0)
                {
                    _subscriptions.Remove(key);
                    Post(subscription.IsPattern ? "PUNSUBSCRIBE" : "UNSUBSCRIBE", name);
                }
            }
        }
    }

    // A pattern and a channel may be spelt alike.
    private static string KeyOf(string name, bool isPattern) => (isPattern ? "p" : "c") + name;

    // Under the gate.
    private void AddTo(RedisSubscription subscription, string name)
    {
        var key = KeyOf(name, subscription.IsPattern);
        if (!_subscriptions.TryGetValue(key, out var list))
        {
            _subscriptions[key] = list = [];
        }

        list.Add(subscription);
        Post(subscription.IsPattern ? "PSUBSCRIBE" : "SUBSCRIBE", name);
    }

    // Under the gate. A connection that is down gets all subscriptions when it is up again.
    private void Post(string command, string name)
    {
        try
        {
            _connection?.Post(new RespCommand(command, name));
        }
        catch (RedisConnectionDownException)
        {
            _connection = null;
        }
    }

    private void OnConnected(RedisConnection connection)
    {
        lock (_gate)
        {
            connection.BecomeSubscriber();
            _connection = connection;
            foreach (var key in _subscriptions.Keys)
            {
                Post(key[0] == 'p' ? "PSUBSCRIBE" : "SUBSCRIBE", key[1..]);
            }
        }
    }

    private void OnPush(RespValue push)
    {
        if (push.Kind == RespKind.Error)
        {
            _logger.LogError("A subscription was refused: {Reason}", push.AsText());
            return;
        }

        switch (push.Items)
        {
            case [var kind, var channel, var payload] when kind.AsText() == "message":
                Tell("c", channel, channel, payload.Bytes);
                break;
            case [var kind, var pattern, var channel, var payload] when kind.AsText() == "pmessage":
                Tell("p", pattern, channel, payload.Bytes);
                break;
            case [var kind, var name, _] when kind.AsText() is "subscribe" or "psubscribe":
                Tell(kind.AsText()![..1] == "p" ? "p" : "c", name, null, default);
                break;
            default:
                // Answers to PING and UNSUBSCRIBE.
                break;
        }
    }

    private void Tell(string type, RespValue name, RespValue? channel, ReadOnlyMemory<byte> payload)
    {
        lock (_gate)
        {
            if (_subscriptions.TryGetValue(type + name.AsText(), out var list))
            {
                var message = new RedisMessage(channel?.AsText(), payload);
                list.ForEach(subscription => subscription.Offer(message));
            }
        }
    }
}
