namespace Vlcp.Storage;

/// <summary>The outcome of an update.</summary>
/// <param name="Revision">The commit's revision; when nothing changed, the revision of the deciding read.</param>
/// <param name="Timestamp">The engine's clock at the commit, in microseconds since 1970-01-01 UTC.</param>
/// <param name="Changed">True when something was written.</param>
public readonly record struct StoreCommit(long Revision, long Timestamp, bool Changed);
