using Microsoft.Extensions.Logging;
using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>
/// Removes what nobody needs any more: old entries of the log, the nodes of the keys that they deleted, and directories that are empty
/// then. The log leads it, so the work follows the changes and not the size of the store. An ephemeral node sees to it that one engine
/// does it at a time.
/// </summary>
/// <remarks>
/// The version of a node that is created again begins at zero, so a transaction that had read the old node could take the new one for it.
/// Therefore every removal writes <see cref="StorePaths.Recycled"/> in the same multi, whose version every transaction that read anything
/// demands: those under way are repeated.
/// </remarks>
internal sealed class Recycler(StoreContext context, Func<CancellationToken, Task<ZooKeeperConnection>> connect, ILogger logger)
{
    private const int Batch = 500;

    private TimeProvider Clock => context.Options.Client.TimeProvider;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var pause = context.Options.RecycleInterval * (0.75 + (0.5 * Random.Shared.NextDouble()));
            await Task.Delay(pause, Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await RunOnceAsync(await connect(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                logger.LogDebug(error, "A round of recycling at {Url} ended early.", context.Url);
            }
        }
    }

    /// <summary>Removes the traces of keys that were deleted, at once, whatever the log says.</summary>
    /// <returns>How many nodes were removed.</returns>
    public static async Task<int> RecycleAsync(ZooKeeperConnection connection, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var batch in keys.Distinct(StringComparer.Ordinal).Select(KeyPath.Of).Chunk(Batch))
        {
            removed += await RemoveAsync(connection, batch, stat => stat.DataLength == 0, cancellationToken).ConfigureAwait(false);
            var directories = batch.SelectMany(KeyPath.DirectoriesAbove).Distinct(StringComparer.Ordinal);
            foreach (var level in directories.GroupBy(path => path.Count(c => c == '/')).OrderByDescending(group => group.Key))
            {
                removed += await RemoveAsync(connection, [.. level], stat => stat.NumChildren == 0, cancellationToken).ConfigureAwait(false);
            }
        }

        return removed;
    }

    private async Task RunOnceAsync(ZooKeeperConnection connection, CancellationToken cancellationToken)
    {
        if (!await IsChosenAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var head = (await context.ReadAsync(connection, StoreQuery.Empty, cancellationToken).ConfigureAwait(false)).Head;
        var oldest = (context.Clock.Now(head.Timestamp) / 1000) - (long)context.Options.LogTime.TotalMilliseconds;
        var body = (await connection.GetChildrenAsync(StorePaths.Log).WaitAsync(cancellationToken).ConfigureAwait(false)).Content("listing the log");
        var paths = body.Children.Items.Span.ToArray().Select(name => $"{StorePaths.Log}/{name.Value}").Order(StringComparer.Ordinal).ToList();
        for (var done = 0; done < paths.Count; done += Batch)
        {
            var batch = paths[done..Math.Min(done + Batch, paths.Count)];
            if (await RecycleBatchAsync(connection, batch, paths.Count - done - context.Options.LogLength, oldest, cancellationToken).ConfigureAwait(false) < batch.Count)
            {
                return;
            }
        }
    }

    /// <returns>How many entries were old enough.</returns>
    private static async Task<int> RecycleBatchAsync(
        ZooKeeperConnection connection, List<string> paths, int tooMany, long oldest, CancellationToken cancellationToken)
    {
        var replies = paths.Select(path => connection.GetDataAsync(path)).ToList();
        var deleted = new HashSet<string>(StringComparer.Ordinal);
        var old = new List<string>();
        for (var i = 0; i < paths.Count; i++)
        {
            if ((await replies[i].WaitAsync(cancellationToken).ConfigureAwait(false)).ContentOrNoNode("reading the log") is { } body)
            {
                if (i >= tooMany && body.Stat.Ctime > oldest)
                {
                    break;
                }

                deleted.UnionWith(LogEntry.FromData(body.Data.Bytes, paths[i]).Keys.Items.Span.ToArray().Where(key => key.Deleted).Select(key => key.Key.Value!));
            }

            old.Add(paths[i]);
        }

        await RecycleAsync(connection, deleted, cancellationToken).ConfigureAwait(false);
        var removals = old.Select(path => (MultiOperation)new MultiDelete { Path = connection.Full(path) }).ToList();
        if (removals.Count > 0)
        {
            await connection.MultiAsync(MultiRequest.Of(removals)).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return old.Count;
    }

    private async Task<bool> IsChosenAsync(ZooKeeperConnection connection, CancellationToken cancellationToken)
    {
        var reply = await connection.CreateAsync(StorePaths.RecyclerLock, default, context.Acl, CreateMode.Ephemeral).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (reply.Error != ZooKeeperError.NodeExists)
        {
            reply.Content("the choice of who recycles");
            return true;
        }

        var owner = await connection.ExistsAsync(StorePaths.RecyclerLock).WaitAsync(cancellationToken).ConfigureAwait(false);
        return owner.Body?.Stat.EphemeralOwner == connection.Session.Id;
    }

    /// <summary>Removes those of some nodes that are still as wanted when it happens.</summary>
    private static async Task<int> RemoveAsync(ZooKeeperConnection connection, string[] paths, Func<ZooKeeperStat, bool> isWanted, CancellationToken cancellationToken)
    {
        var replies = paths.Select(path => connection.ExistsAsync(path)).ToList();
        var removals = new List<MultiOperation>();
        for (var i = 0; i < paths.Length; i++)
        {
            if ((await replies[i].WaitAsync(cancellationToken).ConfigureAwait(false)).ContentOrNoNode("looking at a node") is { Stat: var stat } && isWanted(stat))
            {
                removals.Add(new MultiDelete { Path = connection.Full(paths[i]), Version = stat.Version });
            }
        }

        // Others may have used a node again by now: the rest goes without it.
        while (removals.Count > 0)
        {
            MultiOperation written = new MultiSetData { Request = new SetDataRequest { Path = connection.Full(StorePaths.Recycled), Version = -1 } };
            var reply = await connection.MultiAsync(MultiRequest.Of(removals.Append(written))).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (reply.Content("recycling").FindFailure() is not { } failure || failure.Index >= removals.Count)
            {
                return removals.Count;
            }

            removals.RemoveAt(failure.Index);
        }

        return 0;
    }
}
