using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Engine;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper;

/// <summary>
/// A store in a ZooKeeper ensemble, for controllers on many machines. A commit is one multi that demands the versions of what was read, so
/// writers conflict only over the same keys and directories. Revisions are the ensemble's transaction ids.
/// </summary>
/// <remarks>
/// The nodes: each key one, in directories that end with its dots; a directory's version changes with every commit that writes a key in it,
/// and stands for ranges; the head's version counts the commits; the log has what each commit wrote, for some minutes. Deleted keys leave
/// an empty node until they are recycled.
/// </remarks>
public sealed partial class ZooKeeperStoreEngine : IStoreEngine
{
    private const int LaneCount = 64;

    private readonly StoreContext _context;
    private readonly StoreLayout _layout;
    private readonly ZooKeeperClient _client;
    private readonly ILogger _logger;
    private readonly StoreFeedHub _hub = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, LaneCount).Select(_ => new SemaphoreSlim(1))];
    private readonly Lock _gate = new();
    private readonly List<Task> _loops = [];
    private readonly Recycler _recycler;
    private bool _isFollowing;
    private int _closed;

    private ZooKeeperStoreEngine(ZooKeeperUrl url, ZooKeeperStoreOptions options, ILogger logger)
    {
        _context = new StoreContext(url, options);
        _layout = new StoreLayout(_context);
        _logger = logger;
        _client = new ZooKeeperClient(url, options.Client, logger);
        _recycler = new Recycler(_context, ConnectAsync, logger);
        _loops.Add(Task.Run(() => _recycler.RunAsync(_stop.Token)));
    }

    /// <inheritdoc/>
    public string Name => _context.Url.ToString();

    /// <inheritdoc/>
    public StoreStatus Status => Volatile.Read(ref _closed) == 0 ? _client.Status : new StoreStatus(false, "The store is closed.", _client.Status.Since);

    /// <summary>The client, for what goes beyond the store.</summary>
    internal ZooKeeperClient Client => _client;

    private TimeProvider Clock => _context.Options.Client.TimeProvider;

    /// <summary>Opens a store. It returns at once; the servers may be away.</summary>
    /// <param name="url">Servers, chroot and user; the chroot is created when it is missing.</param>
    /// <param name="options">Times and limits; null: the defaults.</param>
    /// <param name="logger">Log; null: none.</param>
    public static ZooKeeperStoreEngine Open(ZooKeeperUrl url, ZooKeeperStoreOptions? options = null, ILogger? logger = null) =>
        new(url, options ?? new ZooKeeperStoreOptions(), logger ?? NullLogger.Instance);

    /// <summary>The state of the client.</summary>
    public ZooKeeperStoreStatus GetStatus()
    {
        var (session, connection, status) = (_client.Session, _client.Current, Status);
        var isUp = status.IsAvailable && connection is not null;
        return new ZooKeeperStoreStatus(
            session.LastZxid, session.Id.ToString("x16", System.Globalization.CultureInfo.InvariantCulture), isUp ? "connected" : "disconnected",
            session.Timeout.TotalSeconds, isUp ? connection!.Server.ToString() : null, status.Problem);
    }

    /// <inheritdoc/>
    public async ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        CheckOpen();
        return await RunAsync(
            async (connection, token) =>
            {
                var found = await _context.ReadAsync(connection, query, token).ConfigureAwait(false);
                return found.ToSnapshot(query, _context.Clock.Now(found.Head.Timestamp));
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken)
    {
        CheckOpen();
        cancellationToken.ThrowIfCancellationRequested();
        var inUse = new QueryInUse(query);
        var losses = 0;
        SemaphoreSlim? lane = null;
        try
        {
            for (var attempt = 1; attempt <= _context.Options.MaxAttempts; attempt++)
            {
                var result = await RunAsync((connection, token) => new Attempt(_context, connection, token).RunAsync(inUse, updater), cancellationToken)
                    .ConfigureAwait(false);
                if (result.Commit is { } commit)
                {
                    return commit;
                }

                if (result.LostWriter is not null)
                {
                    if (await FindLostAsync(result, cancellationToken).ConfigureAwait(false) is { } found)
                    {
                        return found;
                    }

                    CheckLosses(++losses, result.Size);
                }

                // Those of this process that want the same node go one after another, so that they don't disturb each other again.
                lane ??= await EnterLaneAsync(result.ConflictAt ?? "", cancellationToken).ConfigureAwait(false);
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Math.Min(attempt - 1, 20)), Clock, cancellationToken).ConfigureAwait(false);
            }

            throw new StoreConflictException($"Others changed what the transaction read {_context.Options.MaxAttempts} times.");
        }
        finally
        {
            lane?.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(StoreQuery.Empty, cancellationToken).ConfigureAwait(false)).Timestamp;

    /// <summary>Removes what deleted keys have left behind now, rather than when it is due.</summary>
    /// <param name="keys">The keys; those that exist are left alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many nodes were removed, directories included.</returns>
    /// <exception cref="StoreUnavailableException">The store can't be reached.</exception>
    public Task<int> RecycleAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        CheckOpen();
        return RunAsync((connection, token) => Recycler.RecycleAsync(connection, keys, token), cancellationToken);
    }

    /// <inheritdoc/>
    public IStoreFeed OpenFeed()
    {
        CheckOpen();
        lock (_gate)
        {
            if (!_isFollowing)
            {
                _isFollowing = true;
                var follower = new LogFollower(_context, _hub, ConnectAsync, _logger);
                _loops.Add(Task.Run(() => follower.RunAsync(_stop.Token)));
            }
        }

        return _hub.Open();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        Task[] loops;
        lock (_gate)
        {
            loops = [.. _loops];
        }

        await Task.WhenAll(loops).ConfigureAwait(false);
        await _client.DisposeAsync().ConfigureAwait(false);
        _hub.Close();
        _stop.Dispose();
    }

    private async Task<SemaphoreSlim> EnterLaneAsync(string node, CancellationToken cancellationToken)
    {
        var lane = _lanes[(uint)string.GetHashCode(node, StringComparison.Ordinal) % LaneCount];
        await lane.WaitAsync(cancellationToken).ConfigureAwait(false);
        return lane;
    }

    private void CheckOpen() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
}
