using Microsoft.Win32.SafeHandles;

namespace Vlcp.Storage.Sqlite;

/// <summary>A prepared statement.</summary>
internal sealed class SqliteStatementHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public SqliteStatementHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        // Its result repeats the error of the last step, which was reported there.
        _ = SqliteNative.FinalizeStatement(handle);
        return true;
    }
}
