using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Storage.Redis;

namespace Vlcp.Storage;

/// <summary>
/// A store in one database of a Redis server (6.2 or later). A transaction reads in one script and commits in another, which checks that no commit
/// since the read has touched what was read. How durable a commit is depends on the server's configuration (<c>appendonly</c>,
/// <c>appendfsync</c>).
/// </summary>
public sealed class RedisStoreEngine : IStoreEngine
{
    private readonly RedisClient _client;
    private readonly RedisStoreSettings _settings;
    private readonly RedisSnapshotReader _reader;
    private readonly RedisCommitter _committer;
    private readonly RedisContention _contention;
    private readonly StoreFeedHub _hub = new();
    private readonly Lazy<RedisFeed> _feed;
    private readonly TimeProvider _time;
    private StoreStatus? _readRefused;
    private StoreStatus? _writeRefused;
    private int _closed;

    /// <summary>A store; the server need not be there yet.</summary>
    /// <param name="options">Where the server is.</param>
    /// <param name="settings">How the store behaves; null: the defaults.</param>
    /// <param name="logger">Log; null: none.</param>
    public RedisStoreEngine(RedisClientOptions options, RedisStoreSettings? settings = null, ILogger? logger = null)
    {
        _settings = settings ?? new RedisStoreSettings();
        _time = options.Connection.TimeProvider;
        logger ??= NullLogger.Instance;
        _client = new RedisClient(options, logger, needsMaster: true);
        var channel = RedisStoreKeys.Channel(options.Address.Database ?? 0);
        _reader = new RedisSnapshotReader(_client, _time);
        _committer = new RedisCommitter(_client, new RedisValueCodec(_settings.Deflate), channel);
        _contention = new RedisContention(_client, _settings, _time);
        _feed = new Lazy<RedisFeed>(() => new RedisFeed(_client, channel, _hub, _time, logger));
        _client.Start();
    }

    /// <inheritdoc/>
    public string Name => _client.Address.ToString();

    /// <summary>The client of the server.</summary>
    public RedisClient Client => _client;

    /// <inheritdoc/>
    public StoreStatus Status => Volatile.Read(ref _closed) != 0
        ? new StoreStatus(false, "The store is closed.", _client.Since)
        : _client.Problem is { } problem
        ? new StoreStatus(false, problem, _client.Since)
        : _readRefused ?? _writeRefused ?? new StoreStatus(true, null, _client.Since);

    /// <summary>A store by its URL, see <see cref="RedisAddress"/>.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="logger">Log; null: none.</param>
    /// <exception cref="FormatException">It is no URL of a Redis server.</exception>
    public static RedisStoreEngine Open(string url, ILogger? logger = null) =>
        new(new RedisClientOptions { Address = RedisAddress.Parse(url) }, logger: logger);

    /// <inheritdoc/>
    public async ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        CheckOpen();
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var read = await _reader.ReadAsync(query, cancellationToken).ConfigureAwait(false);
            _readRefused = null;
            return read.Snapshot;
        }
        catch (Exception error) when (RedisErrors.IsOne(error))
        {
            throw Translate(error, ref _readRefused);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken) =>
        UpdateAsync(query, updater, null, cancellationToken);

    /// <summary>As <see cref="UpdateAsync(StoreQuery, StoreUpdater, CancellationToken)"/>, with a time after which what was written is
    /// deleted again. A later write without a time keeps its key for good.</summary>
    /// <param name="query">What to read.</param>
    /// <param name="updater">The body.</param>
    /// <param name="lifetime">How long the written keys live; null: for ever.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        CheckOpen();
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await TransactAsync(query, updater, lifetime, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (RedisErrors.IsOne(error))
        {
            throw Translate(error, ref _writeRefused);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(StoreQuery.Empty, cancellationToken).ConfigureAwait(false)).Timestamp;

    /// <inheritdoc/>
    public IStoreFeed OpenFeed()
    {
        CheckOpen();
        _ = _feed.Value;
        return _hub.Open();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        if (_feed.IsValueCreated)
        {
            await _feed.Value.DisposeAsync().ConfigureAwait(false);
        }

        await _client.DisposeAsync().ConfigureAwait(false);
        _contention.Dispose();
        _hub.Close();
    }

    /// <summary>Deletes the keys whose time is over; one of the processes that share the store has to call it every now and then.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be reached.</exception>
    internal async Task ExpireAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _committer.ExpireAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (RedisErrors.IsOne(error))
        {
            throw RedisErrors.ToStoreException(error, _client.Address);
        }
    }

    private async Task<StoreCommit> TransactAsync(StoreQuery query, StoreUpdater updater, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt <= _settings.MaxRetry; attempt++)
        {
            using var turn = await _contention.EnterAsync(attempt, cancellationToken).ConfigureAwait(false);
            var read = await _reader.ReadAsync(query, cancellationToken).ConfigureAwait(false);
            var update = updater(read.Snapshot);
            while (update.More is { } more)
            {
                query = query.Union(more);
                read = await _reader.ReadAsync(query, cancellationToken).ConfigureAwait(false);
                update = updater(read.Snapshot);
            }

            foreach (var write in update.Writes)
            {
                StoreLimits.Check(write);
            }

            if (update.Writes.IsEmpty)
            {
                return new StoreCommit(read.Snapshot.Revision, read.Snapshot.Timestamp, Changed: false);
            }

            if (await _committer.CommitAsync(read, update.Writes, lifetime, cancellationToken).ConfigureAwait(false) is { } commit)
            {
                (_readRefused, _writeRefused) = (null, null);
                return commit;
            }
        }

        throw new StoreConflictException($"Transaction still fails after many retries: others changed what it read {_settings.MaxRetry + 1} times.");
    }

    // A server that can be reached and refuses makes the store unavailable until it accepts the like again.
    private StoreException Translate(Exception error, ref StoreStatus? refused)
    {
        var translated = RedisErrors.ToStoreException(error, _client.Address);
        if (error is RedisReplyException)
        {
            refused = new StoreStatus(false, translated.Message, _time.GetUtcNow());
        }

        return translated;
    }

    private void CheckOpen() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
}
