using Vlcp.Storage.ZooKeeper.Client;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>Reads entries of the log.</summary>
internal static class LogReading
{
    /// <summary>The entries of the commits after a version of the head.</summary>
    /// <param name="connection">Where to ask.</param>
    /// <param name="headVersion">The version.</param>
    /// <param name="count">How many commits.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The entries in order; null when one was recycled already.</returns>
    public static async Task<List<LoggedCommit>?> CommitsAsync(
        ZooKeeperConnection connection, int headVersion, int count, CancellationToken cancellationToken)
    {
        var paths = Enumerable.Range(0, count).Select(i => StorePaths.LogEntryAfter(unchecked(headVersion + i))).ToList();
        var replies = paths.Select(path => connection.GetDataAsync(path)).ToList();
        var commits = new List<LoggedCommit>(count);
        foreach (var (path, reply) in paths.Zip(replies))
        {
            if ((await reply.WaitAsync(cancellationToken).ConfigureAwait(false)).ContentOrNoNode($"reading '{path}'") is not { } body)
            {
                return null;
            }

            commits.Add(new LoggedCommit(LogEntry.FromData(body.Data.Bytes, path), body.Stat.Czxid, body.Stat.Ctime));
        }

        return commits;
    }

    /// <summary>As <see cref="CommitsAsync"/>, without the revisions.</summary>
    public static async Task<IEnumerable<LogEntry>?> EntriesAsync(
        ZooKeeperConnection connection, int headVersion, int count, CancellationToken cancellationToken) =>
        (await CommitsAsync(connection, headVersion, count, cancellationToken).ConfigureAwait(false))?.Select(commit => commit.Entry);
}
