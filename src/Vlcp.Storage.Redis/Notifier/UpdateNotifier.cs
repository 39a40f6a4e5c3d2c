using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Vlcp.Storage.Redis;

/// <summary>
/// Tells changes of the keys that it listens to: those that were committed to the store by anybody, and what others publish. Dispose it to end
/// it. May be used from any thread.
/// </summary>
public sealed class UpdateNotifier : IAsyncDisposable
{
    private const int RememberedIds = 1024;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _listened = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode?> _unsent = new(StringComparer.Ordinal);
    private readonly Channel<UpdateNotification> _updates = Channel.CreateUnbounded<UpdateNotification>();
    private readonly string _process = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
    private readonly RedisClient _client;
    private readonly RedisNotifierOptions _options;
    private readonly RedisSubscription _subscription;
    private readonly IStoreFeed _feed;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _hearing;
    private readonly Task _following;
    private long _counter;

    internal UpdateNotifier(RedisStoreEngine engine, RedisNotifierOptions options)
    {
        _client = engine.Client;
        _options = options;
        _subscription = _client.Subscriber.Subscribe([options.Prefix]);
        _feed = engine.OpenFeed();
        _hearing = Task.Run(HearAsync);
        _following = Task.Run(FollowAsync);
    }

    /// <summary>The notifications. Completes when the notifier is disposed.</summary>
    public ChannelReader<UpdateNotification> Updates => _updates.Reader;

    /// <summary>Listens to more keys.</summary>
    /// <param name="keys">The keys.</param>
    public void AddListen(params IEnumerable<string> keys)
    {
        lock (_gate)
        {
            foreach (var key in keys.Where(_listened.Add))
            {
                _subscription.Add(_options.Prefix + key);
            }
        }
    }

    /// <summary>Listens to fewer keys.</summary>
    /// <param name="keys">The keys.</param>
    public void RemoveListen(params IEnumerable<string> keys)
    {
        lock (_gate)
        {
            foreach (var key in keys.Where(_listened.Remove))
            {
                _subscription.Remove(_options.Prefix + key);
            }
        }
    }

    /// <summary>Tells the listeners of keys, here and in other processes. What can't be told now is told when the server is back.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="extraInfo">One element a key, or null.</param>
    /// <param name="cancellationToken">Stops to wait.</param>
    /// <exception cref="ArgumentException">There are more or fewer elements than keys.</exception>
    public async Task PublishAsync(IReadOnlyList<string> keys, JsonArray? extraInfo = null, CancellationToken cancellationToken = default)
    {
        if (extraInfo is not null && extraInfo.Count != keys.Count)
        {
            throw new ArgumentException($"{keys.Count} keys have {extraInfo.Count} elements of extra information.", nameof(extraInfo));
        }

        lock (_gate)
        {
            for (var i = 0; i < keys.Count; i++)
            {
                _unsent[keys[i]] = extraInfo?[i]?.DeepClone();
            }
        }

        await SendAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_hearing, _following).ConfigureAwait(false);
        await _subscription.DisposeAsync().ConfigureAwait(false);
        await _feed.DisposeAsync().ConfigureAwait(false);
        _updates.Writer.TryComplete();
        _stop.Dispose();
    }

    // Sends all that is due as one notification; what fails stays due.
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        UpdateMessage message;
        lock (_gate)
        {
            if (_unsent.Count == 0)
            {
                return;
            }

            var extra = _unsent.Values.Any(value => value is not null) ? new JsonArray([.. _unsent.Values.Select(value => value?.DeepClone())]) : null;
            message = new UpdateMessage($"{_process}-{++_counter:x16}", [.. _unsent.Keys], extra);
            _unsent.Clear();
        }

        try
        {
            await _client.ExecuteBatchAsync(Commands(message), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (RedisErrors.IsOne(failure) || failure is OperationCanceledException)
        {
            lock (_gate)
            {
                for (var i = 0; i < message.Keys.Count; i++)
                {
                    _unsent.TryAdd(message.Keys[i], message.ExtraInfo?[i]?.DeepClone());
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private List<RespCommand> Commands(UpdateMessage message)
    {
        var bytes = message.Encode(_options.Deflate);
        return message.Keys.Count > _options.SingleCastLimit
            ? [new RespCommand("PUBLISH", _options.Prefix, bytes)]
            : [new RespCommand("MULTI"), .. message.Keys.Select(key => new RespCommand("PUBLISH", _options.Prefix + key, bytes)), new RespCommand("EXEC")];
    }

    private async Task HearAsync()
    {
        try
        {
            await foreach (var message in _subscription.Messages.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                if (!message.IsConnected && UpdateMessage.TryDecode(message.Payload) is { } update && IsNew(update))
                {
                    Tell(update.Id, update.Keys, update.Id.StartsWith(_process, StringComparison.Ordinal), update.ExtraInfo);
                }
                else if (message.IsConnected)
                {
                    await SendAsync(_stop.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            await foreach (var change in _feed.Changes.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"store-{change.Revision:x16}");
                if (change.IsRestored)
                {
                    Restore(id);
                }
                else
                {
                    Tell(id, change.Keys, fromSelf: false, null);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private void Restore(string id)
    {
        lock (_gate)
        {
            if (_listened.Count > 0)
            {
                _updates.Writer.TryWrite(new UpdateNotification(id, [.. _listened], UpdateReason.Restored, FromSelf: false, null));
            }
        }
    }

    private void Tell(string id, IReadOnlyList<string> keys, bool fromSelf, JsonArray? extraInfo)
    {
        lock (_gate)
        {
            if (keys.Any(_listened.Contains))
            {
                _updates.Writer.TryWrite(new UpdateNotification(id, keys, UpdateReason.Updated, fromSelf, extraInfo));
            }
        }
    }

    // One notification comes once on the channel of each of its keys.
    private bool IsNew(UpdateMessage update)
    {
        lock (_gate)
        {
            if (!_seen.Add(update.Id))
            {
                return false;
            }

            _order.Enqueue(update.Id);
            if (_order.Count > RememberedIds)
            {
                _seen.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
