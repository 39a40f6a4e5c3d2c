using System.Collections.Immutable;
using System.Text;

namespace Vlcp.Storage.Sqlite;

/// <summary>A connection with the prepared statements of the store's tables. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly List<SqliteStatement> _statements = [];
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _beginImmediate;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _meta;
    private readonly SqliteStatement _setMeta;
    private readonly SqliteStatement _get;
    private readonly SqliteStatement _range;
    private readonly SqliteStatement _tail;
    private readonly SqliteStatement _put;
    private readonly SqliteStatement _exists;
    private readonly SqliteStatement _delete;
    private readonly SqliteStatement _log;
    private readonly SqliteStatement _changes;
    private readonly SqliteStatement _trim;

    internal SqliteSession(string path, TimeSpan busyTimeout)
    {
        _connection = SqliteSchema.Open(path, busyTimeout);
        _begin = Prepare("BEGIN");
        _beginImmediate = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _meta = Prepare("SELECT revision, timestamp, trimmed FROM meta");
        _setMeta = Prepare("UPDATE meta SET revision = ?1, timestamp = ?2, trimmed = ?3");
        _get = Prepare("SELECT value, revision FROM kv WHERE key = ?1");
        _range = Prepare("SELECT key, value, revision FROM kv WHERE key >= ?1 AND key < ?2 ORDER BY key");
        _tail = Prepare("SELECT key, value, revision FROM kv WHERE key >= ?1 ORDER BY key");
        _put = Prepare("INSERT INTO kv (key, value, revision) VALUES (?1, ?2, ?3) "
            + "ON CONFLICT (key) DO UPDATE SET value = excluded.value, revision = excluded.revision");
        _exists = Prepare("SELECT 1 FROM kv WHERE key = ?1");
        _delete = Prepare("DELETE FROM kv WHERE key = ?1");
        _log = Prepare("INSERT INTO changes (revision, key) VALUES (?1, ?2)");
        _changes = Prepare("SELECT revision, key FROM changes WHERE revision > ?1 ORDER BY revision");
        _trim = Prepare("DELETE FROM changes WHERE revision <= ?1");
    }

    public void Dispose()
    {
        _statements.ForEach(statement => statement.Dispose());
        _connection.Dispose();
    }

    internal void Begin() => _begin.Run();

    internal void BeginImmediate() => _beginImmediate.Run();

    internal void Commit() => _commit.Run();

    internal void Rollback()
    {
        // Some errors have ended the transaction already.
        if (_connection.InTransaction)
        {
            _rollback.Run();
        }
    }

    internal SqliteMeta ReadMeta()
    {
        _meta.Step();
        var meta = new SqliteMeta(_meta.Int64(0), _meta.Int64(1), _meta.Int64(2));
        _meta.Reset();
        return meta;
    }

    internal void WriteMeta(SqliteMeta meta) => _setMeta.Bind(1, meta.Revision).Bind(2, meta.Timestamp).Bind(3, meta.Trimmed).Run();

    internal StoreEntry? Get(string key)
    {
        _get.Bind(1, Encoding.UTF8.GetBytes(key));
        var entry = _get.Step() ? new StoreEntry(key, _get.Blob(0).ToArray(), _get.Int64(1)) : null;
        _get.Reset();
        return entry;
    }

    internal StoreEntry[] Range(KeyRange range)
    {
        if (range.IsEmpty)
        {
            return [];
        }

        var statement = range.End is null ? _tail : _range;
        statement.Bind(1, Encoding.UTF8.GetBytes(range.Start));
        if (range.End is not null)
        {
            statement.Bind(2, Encoding.UTF8.GetBytes(range.End));
        }

        var found = new List<StoreEntry>();
        while (statement.Step())
        {
            found.Add(new StoreEntry(Encoding.UTF8.GetString(statement.Blob(0)), statement.Blob(1).ToArray(), statement.Int64(2)));
        }

        return [.. found];
    }

    /// <summary>Writes or deletes a key and logs it; false when there was nothing to delete.</summary>
    internal bool Write(StoreWrite write, long revision)
    {
        var key = Encoding.UTF8.GetBytes(write.Key);
        if (write.Value is { } value)
        {
            _put.Bind(1, key).Bind(2, value.Span).Bind(3, revision).Run();
        }
        else
        {
            var existed = _exists.Bind(1, key).Step();
            _exists.Reset();
            if (!existed)
            {
                return false;
            }

            _delete.Bind(1, key).Run();
        }

        _log.Bind(1, revision).Bind(2, key).Run();
        return true;
    }

    /// <summary>The logged changes after a revision, one item a transaction.</summary>
    internal List<StoreChange> ChangesAfter(long revision)
    {
        var changes = new List<StoreChange>();
        var keys = ImmutableArray.CreateBuilder<string>();
        var current = revision;
        _changes.Bind(1, revision);
        while (_changes.Step())
        {
            var next = _changes.Int64(0);
            if (next != current && keys.Count > 0)
            {
                changes.Add(new StoreChange(current, keys.DrainToImmutable()));
            }

            current = next;
            keys.Add(Encoding.UTF8.GetString(_changes.Blob(1)));
        }

        if (keys.Count > 0)
        {
            changes.Add(new StoreChange(current, keys.DrainToImmutable()));
        }

        return changes;
    }

    internal void Trim(long upTo) => _trim.Bind(1, upTo).Run();

    private SqliteStatement Prepare(string sql)
    {
        var statement = _connection.Prepare(sql);
        _statements.Add(statement);
        return statement;
    }
}
