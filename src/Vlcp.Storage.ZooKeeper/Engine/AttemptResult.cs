namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>What became of an attempt: exactly one of the first three is set.</summary>
/// <param name="Commit">It is done.</param>
/// <param name="ConflictAt">The node where others were faster; nothing was written.</param>
/// <param name="LostWriter">The mark in the log by which a commit whose answer was lost is found.</param>
/// <param name="HeadVersion">Of a lost commit: version of the head before it.</param>
/// <param name="Size">Of a lost commit: bytes of its request.</param>
internal readonly record struct AttemptResult(StoreCommit? Commit, string? ConflictAt, byte[]? LostWriter, int HeadVersion, int Size)
{
    public static AttemptResult Done(StoreCommit commit) => new(commit, null, null, 0, 0);

    public static AttemptResult Conflict(string node) => new(null, node, null, 0, 0);

    public static AttemptResult Lost(byte[] writer, int headVersion, int size) => new(null, null, writer, headVersion, size);
}
