namespace Vlcp.Storage.Sqlite;

/// <summary>The store's counters.</summary>
/// <param name="Revision">Commits so far.</param>
/// <param name="Timestamp">Engine time of the last commit, in microseconds since 1970.</param>
/// <param name="Trimmed">The change log is complete after this revision.</param>
internal readonly record struct SqliteMeta(long Revision, long Timestamp, long Trimmed);
