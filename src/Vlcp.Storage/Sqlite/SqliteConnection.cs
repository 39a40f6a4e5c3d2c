using System.Runtime.InteropServices;
using System.Text;

namespace Vlcp.Storage.Sqlite;

/// <summary>One connection to the file, used by one thread at a time.</summary>
internal sealed unsafe class SqliteConnection : IDisposable
{
    private readonly SqliteDatabaseHandle _handle;

    internal SqliteConnection(string path, TimeSpan busyTimeout)
    {
        const int flags = SqliteNative.OpenReadWrite | SqliteNative.OpenCreate | SqliteNative.OpenNoMutex;
        Check(SqliteNative.Open(path, out _handle, flags, null));
        Check(SqliteNative.BusyTimeout(_handle, (int)busyTimeout.TotalMilliseconds));
    }

    internal bool InTransaction => SqliteNative.GetAutocommit(_handle) == 0;

    public void Dispose() => _handle.Dispose();

    internal SqliteStatement Prepare(string sql)
    {
        var text = Encoding.UTF8.GetBytes(sql);
        fixed (byte* bytes = text)
        {
            Check(SqliteNative.Prepare(_handle, bytes, text.Length, SqliteNative.PreparePersistent, out var statement, out _));
            return new SqliteStatement(this, statement);
        }
    }

    internal void Execute(string sql)
    {
        using var statement = Prepare(sql);
        statement.Run();
    }

    /// <summary>The first column of the only row.</summary>
    internal long Scalar(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    internal void Check(int result)
    {
        if (result != SqliteNative.Ok)
        {
            throw Error(result);
        }
    }

    internal SqliteException Error(int result) =>
        new(result, Marshal.PtrToStringUTF8(SqliteNative.ErrorMessage(_handle)) ?? $"error {result}");
}
