namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>A session as the client knows it; it outlives connections.</summary>
/// <param name="lastZxid">What was read before: only a server that knows it may have the session.</param>
internal sealed class ZooKeeperSession(long lastZxid)
{
    private long _lastZxid = lastZxid;
    private long _requests;

    /// <summary>Its number; 0 until a server has granted it.</summary>
    public long Id { get; private set; }

    /// <summary>What proves that it is ours.</summary>
    public ReadOnlyMemory<byte> Password { get; private set; } = new byte[16];

    /// <summary>What the server granted.</summary>
    public TimeSpan Timeout { get; private set; }

    /// <summary>The last transaction that a server has told; one that is behind it refuses the session.</summary>
    public long LastZxid => Interlocked.Read(ref _lastZxid);

    /// <summary>
    /// The number of the next request, on whatever connection. A server knows by session and number which request of its own clients a commit
    /// answers; a commit of an earlier connection, made on another server, may still arrive and must not be taken for a later request's.
    /// </summary>
    public int NextXid() => 1 + (int)(Interlocked.Increment(ref _requests) % int.MaxValue);

    public void Grant(long id, ReadOnlyMemory<byte> password, TimeSpan timeout) => (Id, Password, Timeout) = (id, password, timeout);

    public void Saw(long zxid)
    {
        // Only the reading loop of the one connection calls it.
        if (zxid > _lastZxid)
        {
            Interlocked.Exchange(ref _lastZxid, zxid);
        }
    }
}
