using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>The requests of a read of single keys, all on their way: a sync, the head, the keys, and the head again.</summary>
internal sealed class SentReads
{
    private readonly Task<Reply<PathRequest>> _sync;
    private readonly Task<Reply<StatReply>>? _time;
    private readonly Task<Reply<DataReply>> _before;
    private readonly Task<Reply<StatReply>> _recycled;
    private readonly Dictionary<string, Task<Reply<DataReply>>> _keys = new(StringComparer.Ordinal);
    private readonly Task<Reply<DataReply>> _after;
    private readonly ServerClock _clock;

    /// <summary>Sends them.</summary>
    public SentReads(ZooKeeperConnection connection, IEnumerable<string> keys, ServerClock clock)
    {
        _clock = clock;
        _sync = connection.SyncAsync(StorePaths.Head);
        _time = clock.IsStale ? connection.SetDataAsync(StorePaths.Time, default, -1) : null;
        _before = connection.GetDataAsync(StorePaths.Head);
        _recycled = connection.ExistsAsync(StorePaths.Recycled);
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
        {
            _keys[key] = connection.GetDataAsync(KeyPath.Of(key));
        }

        _after = connection.GetDataAsync(StorePaths.Head);
    }

    /// <summary>Completes, maybe with an error, when everything has been answered or never will be.</summary>
    public Task Completion => _after;

    /// <summary>Waits for the answers that concern some of the keys.</summary>
    /// <exception cref="ZooKeeperConnectionException">The connection has ended.</exception>
    /// <exception cref="StoreLayoutLostException">The store's nodes are gone.</exception>
    public async Task<(Gathered Found, HeadState After)> TakeAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var found = new Gathered();
        (await _sync.WaitAsync(cancellationToken).ConfigureAwait(false)).Content("sync");
        found.Head = HeadState.From(await _before.WaitAsync(cancellationToken).ConfigureAwait(false));
        found.Recycled = NodeState.From(StorePaths.Recycled, await _recycled.WaitAsync(cancellationToken).ConfigureAwait(false)).Version;
        if (_time is not null)
        {
            _clock.Saw((await _time.WaitAsync(cancellationToken).ConfigureAwait(false)).Content("reading the servers' clock").Stat.Mtime);
        }

        foreach (var key in keys)
        {
            found.Add(key, NodeState.From(key, KeyPath.Of(key), await _keys[key].WaitAsync(cancellationToken).ConfigureAwait(false)));
        }

        return (found, HeadState.From(await _after.WaitAsync(cancellationToken).ConfigureAwait(false)));
    }
}
