using Microsoft.Win32.SafeHandles;

namespace Vlcp.Storage.Sqlite;

/// <summary>An open database connection.</summary>
internal sealed class SqliteDatabaseHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public SqliteDatabaseHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle() => SqliteNative.Close(handle) == SqliteNative.Ok;
}
