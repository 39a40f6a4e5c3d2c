using System.Diagnostics;

namespace Vlcp.Storage.Sqlite;

/// <summary>Recognises, creates and opens the file.</summary>
internal static class SqliteSchema
{
    // "VLCP": tells our files from those of other programs (PRAGMA application_id).
    private const int ApplicationId = 0x564C4350;
    private const int Version = 1;

    /// <summary>Opens the file, and makes it a store if it is new.</summary>
    /// <exception cref="StoreFormatException">The file is something else, or of a newer version.</exception>
    /// <exception cref="SqliteException">The file can't be used.</exception>
    internal static SqliteConnection Open(string path, TimeSpan busyTimeout)
    {
        var connection = new SqliteConnection(path, busyTimeout);
        try
        {
            if (!IsStore(connection, path))
            {
                Create(connection, path, busyTimeout);
            }

            // "Durable when the task completes" needs a sync of the log at each commit, which NORMAL leaves to the next checkpoint.
            connection.Execute("PRAGMA synchronous = FULL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool IsStore(SqliteConnection connection, string path)
    {
        var application = connection.Scalar("PRAGMA application_id");
        if (application == ApplicationId)
        {
            var version = connection.Scalar("PRAGMA user_version");
            return version <= Version
                ? true
                : throw new StoreFormatException($"'{path}' has the version {version} of a newer program; this one knows up to {Version}.");
        }

        return application == 0 && connection.Scalar("SELECT count(*) FROM sqlite_schema") == 0
            ? false
            : throw new StoreFormatException($"'{path}' is a database of another application.");
    }

    private static void Create(SqliteConnection connection, string path, TimeSpan busyTimeout)
    {
        SwitchToWriteAheadLog(connection, busyTimeout);
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            // Another process may have been faster.
            if (!IsStore(connection, path))
            {
                connection.Execute("CREATE TABLE kv (key BLOB PRIMARY KEY, value BLOB NOT NULL, revision INTEGER NOT NULL) WITHOUT ROWID");
                connection.Execute("CREATE TABLE changes (revision INTEGER, key BLOB, PRIMARY KEY (revision, key)) WITHOUT ROWID");
                connection.Execute("CREATE TABLE meta (revision INTEGER NOT NULL, timestamp INTEGER NOT NULL, trimmed INTEGER NOT NULL)");
                connection.Execute("INSERT INTO meta VALUES (0, 0, 0)");
                connection.Execute($"PRAGMA application_id = {ApplicationId}");
                connection.Execute($"PRAGMA user_version = {Version}");
            }

            connection.Execute("COMMIT");
        }
        catch when (connection.InTransaction)
        {
            connection.Execute("ROLLBACK");
            throw;
        }
    }

    // The library's own waiting does not cover this change of mode.
    private static void SwitchToWriteAheadLog(SqliteConnection connection, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                connection.Execute("PRAGMA journal_mode = WAL");
                return;
            }
            catch (SqliteException error) when (error.IsBusy && Stopwatch.GetElapsedTime(start) < patience)
            {
                Thread.Sleep(2);
            }
        }
    }
}
