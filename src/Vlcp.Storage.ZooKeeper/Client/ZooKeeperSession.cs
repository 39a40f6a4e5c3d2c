namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>A session as the client knows it; it outlives connections.</summary>
/// <param name="lastZxid">What was read before: only a server that knows it may have the session.</param>
internal sealed class ZooKeeperSession(long lastZxid)
{
    private long _lastZxid = lastZxid;

    /// <summary>Its number; 0 until a server has granted it.</summary>
    public long Id { get; private set; }

    /// <summary>What proves that it is ours.</summary>
    public ReadOnlyMemory<byte> Password { get; private set; } = new byte[16];

    /// <summary>What the server granted.</summary>
    public TimeSpan Timeout { get; private set; }

    /// <summary>The last transaction that a server has told; one that is behind it refuses the session.</summary>
    public long LastZxid => Interlocked.Read(ref _lastZxid);

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
