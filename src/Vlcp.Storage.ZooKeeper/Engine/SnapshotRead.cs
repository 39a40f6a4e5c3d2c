using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>
/// One read of keys and ranges at one revision, on one connection. ZooKeeper reads one node at a time, so the head is read before and after
/// the rest. What was found tells by its stamps that it is as
/// it was at the first head; if not, and commits came in between, the log tells which keys they wrote: those of the query are read again until
/// nothing that concerns it has changed during the reading.
/// </summary>
internal sealed class SnapshotRead
{
    private const int LongestGap = 2048;

    private readonly ZooKeeperConnection _connection;
    private readonly StoreQuery _query;
    private readonly StoreContext _context;
    private readonly KeyRange[] _ranges;
    private Gathered _found = new();
    private HeadState _after;

    private SnapshotRead(ZooKeeperConnection connection, StoreQuery query, StoreContext context)
    {
        _connection = connection;
        _query = query;
        _context = context;
        _ranges = [.. query.Ranges.Where(range => !range.IsEmpty).Distinct()];
    }

    /// <summary>Reads.</summary>
    /// <exception cref="ZooKeeperConnectionException">The connection has ended.</exception>
    /// <exception cref="StoreLayoutLostException">The store's nodes are gone.</exception>
    public static async Task<Gathered> RunAsync(ZooKeeperConnection connection, StoreQuery query, StoreContext context, CancellationToken cancellationToken)
    {
        var read = new SnapshotRead(connection, query, context);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            await (read._ranges.Length == 0 ? read.GatherKeysAsync(cancellationToken) : read.GatherAsync(cancellationToken)).ConfigureAwait(false);
        }
        while (!await read.SettleAsync(cancellationToken).ConfigureAwait(false));
        return read._found;
    }

    private async Task GatherKeysAsync(CancellationToken cancellationToken)
    {
        foreach (var key in _query.Keys)
        {
            StoreLimits.CheckKey(key);
        }

        var sent = await _context.Shared.SendAsync(_connection, _query.Keys, _context.Clock, cancellationToken).ConfigureAwait(false);
        (_found, _after) = await sent.TakeAsync(_query.Keys, cancellationToken).ConfigureAwait(false);
    }

    private async Task GatherAsync(CancellationToken cancellationToken)
    {
        _found = new Gathered();
        var sync = _connection.SyncAsync(StorePaths.Head);
        var time = _context.Clock.IsStale ? _connection.SetDataAsync(StorePaths.Time, default, -1) : null;
        var before = _connection.GetDataAsync(StorePaths.Head);
        var recycled = _connection.ExistsAsync(StorePaths.Recycled);
        var level = new ReadLevel(_connection, _found, _ranges);
        level.AskKeys(_query.Keys);
        level.AskDirectories(_ranges.Select(KeyPath.CommonPrefix));
        var after = level.HasDirectories ? null : _connection.GetDataAsync(StorePaths.Head);

        (await sync.WaitAsync(cancellationToken).ConfigureAwait(false)).Content("sync");
        _found.Head = HeadState.From(await before.WaitAsync(cancellationToken).ConfigureAwait(false));
        _found.Recycled = NodeState.From(StorePaths.Recycled, await recycled.WaitAsync(cancellationToken).ConfigureAwait(false)).Version;
        if (time is not null)
        {
            _context.Clock.Saw((await time.WaitAsync(cancellationToken).ConfigureAwait(false)).Content("reading the servers' clock").Stat.Mtime);
        }

        while (await level.TakeAsync(cancellationToken).ConfigureAwait(false))
        {
            after = level.HasDirectories ? null : _connection.GetDataAsync(StorePaths.Head);
        }

        _after = HeadState.From(await after!.WaitAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <returns>False when everything has to be read again.</returns>
    private async Task<bool> SettleAsync(CancellationToken cancellationToken)
    {
        if (_found.IsOfHead)
        {
            return true;
        }

        while (_after.Version != _found.Head.Version)
        {
            var gap = unchecked(_after.Version - _found.Head.Version);
            if (gap is < 0 or > LongestGap || await WrittenSinceAsync(gap, cancellationToken).ConfigureAwait(false) is not { } written)
            {
                return false;
            }

            var touched = written.Where(IsCovered).ToList();
            if (touched.Count == 0)
            {
                break;
            }

            // A directory that was not there before may have others in it.
            var ofRanges = touched.Where(IsInRange).Select(key => KeyPath.Parent(KeyPath.Of(key))).Distinct().ToList();
            if (ofRanges.Any(directory => _found.Directories.GetValueOrDefault(directory, NodeState.NoNode) == NodeState.NoNode))
            {
                return false;
            }

            await ReadAgainAsync(touched, ofRanges, cancellationToken).ConfigureAwait(false);
        }

        _found.Head = _after;
        return true;
    }

    /// <summary>The keys that the commits of a gap wrote; null when the log does not go back so far.</summary>
    private async Task<HashSet<string>?> WrittenSinceAsync(int gap, CancellationToken cancellationToken)
    {
        var entries = await LogReading.EntriesAsync(_connection, _found.Head.Version, gap, cancellationToken).ConfigureAwait(false);
        return entries is null ? null : [.. entries.SelectMany(entry => entry.WrittenKeys())];
    }

    private async Task ReadAgainAsync(List<string> keys, List<string> directories, CancellationToken cancellationToken)
    {
        // The versions of the directories first: what changes after them makes a commit fail, what changed before them is read below.
        var versions = directories.Select(directory => (directory, _connection.ExistsAsync(directory))).ToList();
        var level = new ReadLevel(_connection, _found, []);
        level.AskKeys(keys, again: true);
        var after = _connection.GetDataAsync(StorePaths.Head);
        foreach (var (directory, version) in versions)
        {
            _found.Directories[directory] = NodeState.From(directory, await version.WaitAsync(cancellationToken).ConfigureAwait(false)).Version;
        }

        await level.TakeAsync(cancellationToken).ConfigureAwait(false);
        _found.Head = _after;
        _after = HeadState.From(await after.WaitAsync(cancellationToken).ConfigureAwait(false));
    }

    private bool IsCovered(string key) => _found.Keys.ContainsKey(key) || IsInRange(key);

    private bool IsInRange(string key) => Array.Exists(_ranges, range => range.Contains(key));
}
