namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>An entry of the log with what the servers know about it.</summary>
/// <param name="Entry">Its content.</param>
/// <param name="Revision">Its transaction.</param>
/// <param name="Milliseconds">Time of the commit by the leader's clock, since 1970-01-01 UTC.</param>
internal sealed record LoggedCommit(LogEntry Entry, long Revision, long Milliseconds);
