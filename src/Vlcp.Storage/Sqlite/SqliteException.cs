namespace Vlcp.Storage.Sqlite;

/// <summary>An error code of the library with its text. Leaves the engine only as a documented store exception.</summary>
internal sealed class SqliteException(int code, string message) : Exception(message)
{
    internal int Code => code;

    internal bool IsBusy => (code & 0xff) is SqliteNative.Busy or SqliteNative.Locked;

    internal StoreException ToStoreException(string path) => (code & 0xff) switch
    {
        SqliteNative.NotADatabase => new StoreFormatException($"'{path}' is not a store: {Message}.", this),
        SqliteNative.Corrupt => new StoreFormatException($"'{path}' is damaged: {Message}.", this),
        SqliteNative.Busy or SqliteNative.Locked => new StoreUnavailableException($"'{path}' is held by another process: {Message}.", this),
        _ => new StoreUnavailableException($"'{path}' can't be used: {Message} (SQLite error {code}).", this),
    };
}
