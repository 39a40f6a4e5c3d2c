namespace Vlcp.Storage.Sqlite;

/// <summary>What an updater sees: the file itself, inside of the write transaction, so it covers every key without another run.</summary>
internal sealed class SqliteLiveSnapshot(SqliteSession session, long revision, long timestamp) : StoreSnapshot(revision, timestamp)
{
    private bool _ended;

    public override bool Covers(string key) => true;

    public override bool Covers(KeyRange range) => true;

    public override StoreEntry? Get(string key)
    {
        CheckOpen();
        return session.Get(key);
    }

    public override IReadOnlyList<StoreEntry> Range(KeyRange range)
    {
        CheckOpen();
        return session.Range(range);
    }

    /// <summary>The transaction goes on to others.</summary>
    internal void End() => _ended = true;

    private void CheckOpen()
    {
        if (_ended)
        {
            throw new InvalidOperationException("The snapshot of an updater ends with its run.");
        }
    }
}
