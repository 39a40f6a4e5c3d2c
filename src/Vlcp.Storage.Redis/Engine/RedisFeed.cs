using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Vlcp.Storage.Redis;

/// <summary>
/// Tells the commits of everybody. Each commit is published on a channel; a message that does not follow on the one before, a new
/// connection, and a look every now and then lead to the log of commits in the store, so that nothing that a connection has lost is missed.
/// </summary>
internal sealed class RedisFeed : IAsyncDisposable
{
    private const int Page = 1000;
    private static readonly TimeSpan SlowCheck = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly RedisClient _client;
    private readonly StoreFeedHub _hub;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RedisSubscription _subscription;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;
    private string _storeId = "";
    private string _lastTransaction = "";
    private bool _live;
    private string? _problem;

    internal RedisFeed(RedisClient client, string channel, StoreFeedHub hub, TimeProvider time, ILogger logger)
    {
        _client = client;
        _hub = hub;
        _time = time;
        _logger = logger;
        _subscription = client.Subscriber.Subscribe([channel]);
        _run = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        await _subscription.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var due = false;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (due)
                {
                    await CatchUpAsync(_stop.Token).ConfigureAwait(false);
                    due = false;
                    _problem = null;
                }

                if (await NextAsync(due ? Pause : SlowCheck).ConfigureAwait(false) is not { } message)
                {
                    due = true;
                }
                else if (message.IsConnected || !Take(message.Payload))
                {
                    due = true;
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (RedisErrors.IsOne(failure) || failure is StoreException or ObjectDisposedException)
            {
                Report(failure);
                await Task.Delay(Pause, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // A message, or null when none came in time.
    private async Task<RedisMessage?> NextAsync(TimeSpan limit)
    {
        if (_subscription.Messages.TryRead(out var ready))
        {
            return ready;
        }

        try
        {
            return await _subscription.Messages.ReadAsync(_stop.Token).AsTask().WaitAsync(limit, _time, _stop.Token).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (System.Threading.Channels.ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(RedisClient));
        }
    }

    // One line for each kind of problem; what is wrong with the connection is told by the client.
    private void Report(Exception failure)
    {
        if (failure is not RedisConnectionDownException and not RedisRefusedException && _problem != failure.Message)
        {
            _logger.LogWarning("The changes of {Store} can't be followed, trying on: {Reason}", _client.Address, failure.Message);
        }

        _problem = failure.Message;
    }

    // "REVISION TRANSACTION KEYS"; false when it does not follow on what is known.
    private bool Take(ReadOnlyMemory<byte> payload)
    {
        var first = payload.Span.IndexOf((byte)' ');
        var second = first + 1 + payload.Span[(first + 1)..].IndexOf((byte)' ');
        var revision = long.Parse(payload.Span[..first], CultureInfo.InvariantCulture);
        if (!_live || revision != _hub.Revision + 1)
        {
            // What is known already was read from the log; but a first commit may also be that of a store that was emptied.
            return _live && revision <= _hub.Revision && revision > 1;
        }

        _lastTransaction = Encoding.ASCII.GetString(payload.Span[(first + 1)..second]);
        _hub.Publish(new StoreChange(revision, KeysOf(payload[(second + 1)..])));
        return true;
    }

    private static ImmutableArray<string> KeysOf(ReadOnlyMemory<byte> packed)
    {
        var keys = ImmutableArray.CreateBuilder<string>();
        for (var rest = packed.Span; !rest.IsEmpty;)
        {
            var colon = rest.IndexOf((byte)':');
            var length = int.Parse(rest[..colon], CultureInfo.InvariantCulture);
            keys.Add(Encoding.UTF8.GetString(rest.Slice(colon + 1, length)));
            rest = rest[(colon + 1 + length)..];
        }

        return keys.ToImmutable();
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = _hub.Revision;

            // Who knows nothing yet begins with a marker: commits of before are nobody's business.
            var reply = await _client.EvaluateAsync(
                RedisScripts.Changes, [RedisStoreKeys.Store, RedisStoreKeys.Log], [_live ? known : long.MaxValue, Page], cancellationToken).ConfigureAwait(false);
            var (id, revision, last, entries) = (reply.Items[0].AsText()!, reply.Items[1].AsInteger(), reply.Items[2].AsText()!, reply.Items[3].Items);
            if (!_live || !Follows(id, revision, known, entries))
            {
                (_storeId, _lastTransaction, _live) = (id, last, true);
                _hub.Publish(StoreChange.Restored(revision));
                return;
            }

            foreach (var entry in known == 0 ? entries : entries.Skip(1))
            {
                Publish(entry);
            }

            _storeId = id;
            if (_hub.Revision >= revision)
            {
                return;
            }
        }
    }

    // The log goes on from what is known, and what is known is still what was committed. The id of a store is that of its first commit.
    private bool Follows(string id, long revision, long known, IReadOnlyList<RespValue> entries) =>
        (_storeId.Length == 0 || id == _storeId)
        && (known == 0
            ? revision == 0 || (entries.Count > 0 && RevisionOf(entries[0]) == 1)
            : entries.Count > 0 && RevisionOf(entries[0]) == known && TransactionOf(entries[0]) == _lastTransaction);

    private static long RevisionOf(RespValue entry) => long.Parse(entry.Items[0].AsText()!.Split('-')[0], CultureInfo.InvariantCulture);

    private static string TransactionOf(RespValue entry) => entry.Items[1].Items[1].AsText()!;

    private void Publish(RespValue entry)
    {
        _lastTransaction = TransactionOf(entry);
        _hub.Publish(new StoreChange(RevisionOf(entry), KeysOf(entry.Items[1].Items[5].Bytes)));
    }
}
