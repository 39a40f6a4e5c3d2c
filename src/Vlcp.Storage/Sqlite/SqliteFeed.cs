using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Vlcp.Storage.Sqlite;

/// <summary>
/// Tells the changes of all processes in commit order. A process that has committed writes into a small file beside the store, which wakes
/// the others by the file system's notification; they read the change log from where they are. A slow check covers what a
/// notification misses, as when a process dies between the commit and the bell.
/// </summary>
internal sealed class SqliteFeed : IAsyncDisposable
{
    private static readonly TimeSpan SlowCheck = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SqliteSession _session;
    private readonly StoreFeedHub _hub;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly Action<SqliteException?> _report;
    private readonly SafeFileHandle _bell;
    private readonly FileSystemWatcher? _watcher;
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    internal SqliteFeed(SqliteSession session, string path, StoreFeedHub hub, TimeProvider time, ILogger logger, Action<SqliteException?> report)
    {
        _session = session;
        _hub = hub;
        _time = time;
        _logger = logger;
        _report = report;
        var bellPath = path + "-bell";
        _bell = File.OpenHandle(bellPath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _watcher = Watch(bellPath);
        _hub.Publish(StoreChange.Restored(_session.ReadMeta().Revision));
        _run = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        _watcher?.Dispose();
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        _session.Dispose();
        _bell.Dispose();
        _wake.Dispose();
        _stop.Dispose();
    }

    /// <summary>Publishes the own commits that followed a revision, after those of others before them.</summary>
    internal void Committed(long before, IReadOnlyList<StoreChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        try
        {
            RandomAccess.Write(_bell, BitConverter.GetBytes(changes[^1].Revision), 0);
            lock (_gate)
            {
                Publish(before, changes);
            }
        }
        catch (Exception error) when (error is IOException or SqliteException)
        {
            // The commit stands; the slow checks of this and the other processes tell it.
            _logger.LogWarning(error, "A commit could not be announced.");
        }
    }

    // Under the gate.
    private void Publish(long before, IReadOnlyList<StoreChange> changes)
    {
        if (_hub.Revision != before)
        {
            Read();
            return;
        }

        foreach (var change in changes)
        {
            _hub.Publish(change);
        }
    }

    private FileSystemWatcher? Watch(string bellPath)
    {
        try
        {
            var watcher = new FileSystemWatcher(Path.GetDirectoryName(bellPath)!, Path.GetFileName(bellPath))
            {
                NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => Wake();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException error)
        {
            _logger.LogWarning(error, "No file notification for {Bell}: changes of other processes are seen within {Seconds} s.", bellPath, SlowCheck.TotalSeconds);
            return null;
        }
    }

    private void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (Exception error) when (error is SemaphoreFullException or ObjectDisposedException)
        {
            // It is awake already, or closed.
        }
    }

    private async Task RunAsync()
    {
        using var slow = _time.CreateTimer(_ => Wake(), null, SlowCheck, SlowCheck);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _wake.WaitAsync(_stop.Token).ConfigureAwait(false);
                lock (_gate)
                {
                    Read();
                }

                // A store that can be read is there again, even if nobody writes.
                _report(null);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SqliteException error)
            {
                _logger.LogWarning(error, "The change log can't be read; trying again.");
                _report(error);
            }
        }
    }

    // Under the gate.
    private void Read()
    {
        _session.Begin();
        try
        {
            var known = _hub.Revision;
            var meta = _session.ReadMeta();
            if (meta.Trimmed > known || meta.Revision < known)
            {
                _hub.Publish(StoreChange.Restored(meta.Revision));
            }
            else if (meta.Revision > known)
            {
                _session.ChangesAfter(known).ForEach(_hub.Publish);
            }
        }
        finally
        {
            _session.Rollback();
        }
    }
}
