namespace Vlcp.Storage.Ovsdb;

/// <summary>What a call gets.</summary>
/// <param name="Commit">The outcome of an update.</param>
/// <param name="Snapshot">What a read found; null for an update.</param>
internal readonly record struct OvsdbAnswer(StoreCommit Commit, StoreSnapshot? Snapshot);
