using System.Collections.Concurrent;
using System.Diagnostics;

namespace Vlcp.Storage.Sqlite;

/// <summary>
/// The one thread of the process that writes. Updates that wait at the same time are committed as a group, with one sync to disk for
/// all of them; each has its own revision.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MostInGroup = 128;

    // Changes are kept for feeds of other processes that are behind; who is behind by more reads everything again.
    private const int LogLength = 20_000;
    private const int TrimStep = 1_000;

    private static readonly TimeSpan OthersAreActive = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<SqliteUpdate> _updates = new(new ConcurrentQueue<SqliteUpdate>());
    private readonly SqliteSession _session;
    private readonly string _path;
    private readonly StoreClock _clock;
    private readonly Action<long, IReadOnlyList<StoreChange>> _committed;
    private readonly Action<StoreException?> _report;
    private readonly Thread _thread;
    private long _lastRevision;
    private long _othersSeen;

    /// <summary>Starts the thread.</summary>
    /// <param name="session">Its connection; closed when the thread ends.</param>
    /// <param name="path">For messages.</param>
    /// <param name="clock">The engine's clock.</param>
    /// <param name="committed">Gets the revision before the group and the changes of the group, in order.</param>
    /// <param name="report">Gets the error of each group that failed, and null after each that did not.</param>
    internal SqliteWriter(
        SqliteSession session, string path, StoreClock clock, Action<long, IReadOnlyList<StoreChange>> committed, Action<StoreException?> report)
    {
        _session = session;
        _path = path;
        _clock = clock;
        _committed = committed;
        _report = report;
        _thread = new Thread(Run) { IsBackground = true, Name = "sqlite writer" };
        _thread.Start();
    }

    /// <summary>True when the calling code runs inside of an updater.</summary>
    internal bool IsCurrent => Thread.CurrentThread == _thread;

    internal void Add(SqliteUpdate update)
    {
        try
        {
            _updates.Add(update);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(SqliteStoreEngine));
        }
    }

    /// <summary>Commits what waits, and ends.</summary>
    public void Dispose()
    {
        _updates.CompleteAdding();
        _thread.Join();
        _updates.Dispose();
    }

    private void Run()
    {
        using (_session)
        {
            var group = new List<SqliteUpdate>();
            while (_updates.TryTake(out var first, Timeout.Infinite))
            {
                group.Add(first);
                while (group.Count < MostInGroup && _updates.TryTake(out var next))
                {
                    group.Add(next);
                }

                var error = CommitGroup(group);
                _report(error);
                group.ForEach(update => update.Answer(error));
                group.Clear();
            }
        }
    }

    private StoreException? CommitGroup(List<SqliteUpdate> group)
    {
        try
        {
            LetOthersIn();
            _session.BeginImmediate();
            var before = _session.ReadMeta();
            if (before.Revision != _lastRevision)
            {
                _othersSeen = Stopwatch.GetTimestamp();
            }

            var (revision, timestamp) = (before.Revision, before.Timestamp);
            var changes = new List<StoreChange>();
            foreach (var update in group)
            {
                timestamp = _clock.Next(after: timestamp);
                if (update.Run(_session, revision, timestamp) is { } change)
                {
                    changes.Add(change);
                    revision = change.Revision;
                }
            }

            _lastRevision = revision;
            Finish(before, revision, timestamp);
            _committed(before.Revision, changes);
            return null;
        }
        catch (SqliteException error)
        {
            Abandon();
            return error.ToStoreException(_path);
        }
    }

    private void Finish(SqliteMeta before, long revision, long timestamp)
    {
        if (revision == before.Revision)
        {
            _session.Rollback();
            return;
        }

        var trimmed = before.Trimmed;
        if (revision - LogLength - TrimStep >= trimmed)
        {
            trimmed = revision - LogLength;
            _session.Trim(trimmed);
        }

        _session.WriteMeta(new SqliteMeta(revision, timestamp, trimmed));
        _session.Commit();
    }

    private void Abandon()
    {
        try
        {
            _session.Rollback();
        }
        catch (SqliteException)
        {
            // The first error is the one to report; the library rolls back at the latest when the connection closes.
        }
    }

    // The file's lock has no queue: who releases and takes it at once could starve the other processes.
    private void LetOthersIn()
    {
        if (_othersSeen != 0 && Stopwatch.GetElapsedTime(_othersSeen) < OthersAreActive)
        {
            Thread.Sleep(1);
        }
    }
}
