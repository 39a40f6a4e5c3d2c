using System.Collections.Concurrent;

namespace Vlcp.Storage.Sqlite;

/// <summary>A few connections for reads, each a consistent snapshot that no writer waits for.</summary>
internal sealed class SqliteReaders(string path, TimeSpan busyTimeout, StoreClock clock) : IDisposable
{
    private readonly SemaphoreSlim _places = new(4);
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _closed;

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    internal async Task<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Read(query), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    private QuerySnapshot Read(StoreQuery query)
    {
        var session = _idle.TryTake(out var idle) ? idle : new SqliteSession(path, busyTimeout);
        try
        {
            session.Begin();
            var meta = session.ReadMeta();
            var keys = query.Keys.Distinct(StringComparer.Ordinal).Select(key => KeyValuePair.Create(key, session.Get(key))).ToList();
            var ranges = query.Ranges.Distinct().Select(range => KeyValuePair.Create(range, session.Range(range))).ToList();
            session.Commit();
            Return(session);
            return new QuerySnapshot(meta.Revision, clock.Next(after: meta.Timestamp), keys, ranges);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void Return(SqliteSession session)
    {
        _idle.Add(session);
        if (_closed)
        {
            Dispose();
        }
    }
}
