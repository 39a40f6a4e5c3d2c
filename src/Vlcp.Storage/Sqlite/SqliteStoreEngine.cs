using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Storage.Sqlite;

namespace Vlcp.Storage;

/// <summary>
/// A store in one SQLite file with a write-ahead log. Several processes of one machine may use the file at the same time, and see each
/// other's changes in their feeds within milliseconds. A commit is on disk when its task completes. The file must be on a local file
/// system. Updaters run inside of the write transaction, so nothing conflicts and nothing is repeated.
/// </summary>
public sealed class SqliteStoreEngine : IStoreEngine
{
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly StoreFeedHub _hub = new();
    private readonly SqliteReaders _readers;
    private readonly SqliteFeed _feed;
    private readonly SqliteWriter _writer;
    private StoreStatus _status;
    private int _closed;

    private SqliteStoreEngine(string path, TimeProvider time, ILogger logger, TimeSpan busyTimeout)
    {
        _path = path;
        _time = time;
        _status = new StoreStatus(true, null, time.GetUtcNow());
        var clock = new StoreClock(time);
        _readers = new SqliteReaders(path, busyTimeout, clock);
        _feed = new SqliteFeed(new SqliteSession(path, busyTimeout), path, _hub, time, logger, error => Report(error?.ToStoreException(path)));
        _writer = new SqliteWriter(new SqliteSession(path, busyTimeout), path, clock, _feed.Committed, Report);
    }

    /// <inheritdoc/>
    public string Name => $"sqlite:{_path}";

    /// <inheritdoc/>
    public StoreStatus Status => Volatile.Read(ref _status);

    /// <summary>Opens a store file, or creates it; its directory must exist.</summary>
    /// <param name="path">The file. SQLite keeps PATH-wal and PATH-shm beside it, and the feed PATH-bell.</param>
    /// <param name="time">The clock of the store's timestamps; null: the system's.</param>
    /// <param name="logger">Log; null: none.</param>
    /// <param name="busyTimeout">How long to wait for other processes that write; null: 10 s.</param>
    /// <exception cref="StoreFormatException">The file is something else, damaged, or of a newer version. It is left untouched.</exception>
    /// <exception cref="StoreUnavailableException">The file can't be opened.</exception>
    public static SqliteStoreEngine Open(string path, TimeProvider? time = null, ILogger? logger = null, TimeSpan? busyTimeout = null)
    {
        path = Path.GetFullPath(path);
        try
        {
            return new SqliteStoreEngine(path, time ?? TimeProvider.System, logger ?? NullLogger.Instance, busyTimeout ?? TimeSpan.FromSeconds(10));
        }
        catch (SqliteException error)
        {
            throw error.ToStoreException(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            throw new StoreUnavailableException($"'{path}' can't be opened: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        CheckOpen();
        try
        {
            return await _readers.ReadAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException error)
        {
            throw error.ToStoreException(_path);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken)
    {
        CheckOpen();
        cancellationToken.ThrowIfCancellationRequested();
        if (_writer.IsCurrent)
        {
            throw new InvalidOperationException("An updater must not update the store that it runs in.");
        }

        var update = new SqliteUpdate(updater, cancellationToken);
        _writer.Add(update);
        return await update.Task.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(StoreQuery.Empty, cancellationToken).ConfigureAwait(false)).Timestamp;

    /// <inheritdoc/>
    public IStoreFeed OpenFeed()
    {
        CheckOpen();
        return _hub.Open();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        await Task.Run(_writer.Dispose).ConfigureAwait(false);
        await _feed.DisposeAsync().ConfigureAwait(false);
        _readers.Dispose();
        _hub.Close();
        _status = new StoreStatus(false, "The store is closed.", _time.GetUtcNow());
    }

    private void Report(StoreException? error)
    {
        if (_status.Problem != error?.Message && _closed == 0)
        {
            Volatile.Write(ref _status, new StoreStatus(error is null, error?.Message, _time.GetUtcNow()));
        }
    }

    private void CheckOpen() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
}
