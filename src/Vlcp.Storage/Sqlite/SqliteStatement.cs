namespace Vlcp.Storage.Sqlite;

/// <summary>A prepared statement that is bound, stepped and reset again and again.</summary>
internal sealed unsafe class SqliteStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatementHandle _handle;

    internal SqliteStatement(SqliteConnection connection, SqliteStatementHandle handle)
    {
        _connection = connection;
        _handle = handle;
    }

    public void Dispose() => _handle.Dispose();

    internal SqliteStatement Bind(int index, long value)
    {
        _connection.Check(SqliteNative.BindInt64(_handle, index, value));
        return this;
    }

    internal SqliteStatement Bind(int index, ReadOnlySpan<byte> value)
    {
        fixed (byte* bytes = value)
        {
            // A null pointer would bind NULL, which is not the empty value.
            _connection.Check(value.IsEmpty
                ? SqliteNative.BindEmptyBlob(_handle, index, 0)
                : SqliteNative.BindBlob(_handle, index, bytes, value.Length, SqliteNative.Transient));
        }

        return this;
    }

    /// <summary>True when there is a row. At the end, and on an error, the statement is reset.</summary>
    internal bool Step()
    {
        var result = SqliteNative.Step(_handle);
        if (result == SqliteNative.Row)
        {
            return true;
        }

        var error = result == SqliteNative.Done ? null : _connection.Error(result);
        Reset();
        return error is null ? false : throw error;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    internal void Run()
    {
        while (Step())
        {
        }
    }

    internal void Reset() => _ = SqliteNative.Reset(_handle);

    internal long Int64(int column) => SqliteNative.ColumnInt64(_handle, column);

    internal ReadOnlySpan<byte> Blob(int column)
    {
        var bytes = SqliteNative.ColumnBlob(_handle, column);
        return new ReadOnlySpan<byte>(bytes, SqliteNative.ColumnBytes(_handle, column));
    }
}
