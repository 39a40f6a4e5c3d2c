using System.Buffers.Binary;
using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>One attempt of a transaction: reads, runs the updater until it wants no more, and commits.</summary>
internal sealed class Attempt(StoreContext context, ZooKeeperConnection connection, CancellationToken cancellationToken)
{
    /// <summary>Runs it.</summary>
    /// <param name="query">What the updater reads; what it asked for in addition is added for the next attempt.</param>
    /// <param name="updater">The updater.</param>
    /// <returns>The outcome; what was in the way when others were faster.</returns>
    public async Task<AttemptResult> RunAsync(QueryInUse query, StoreUpdater updater)
    {
        while (true)
        {
            var found = await context.ReadAsync(connection, query.Query, cancellationToken).ConfigureAwait(false);
            var timestamp = context.Clock.Now(found.Head.Timestamp);
            var update = updater(found.ToSnapshot(query.Query, timestamp));
            if (update.More is { } more)
            {
                query.Query = query.Query.Union(more);
                cancellationToken.ThrowIfCancellationRequested();
                continue;
            }

            foreach (var write in update.Writes)
            {
                StoreLimits.Check(write);
            }

            // A deletion that finds nothing writes nothing, so whether there is nothing is something that the transaction has to read.
            var deleted = update.Writes.Where(write => write.Value is null && !found.Keys.ContainsKey(write.Key)).Select(write => write.Key).ToArray();
            if (deleted.Length > 0)
            {
                query.Query = query.Query.Union(StoreQuery.Of(deleted));
                continue;
            }

            return await CommitAsync(query.Query, found, timestamp, update).ConfigureAwait(false);
        }
    }

    private async Task<AttemptResult> CommitAsync(StoreQuery query, Gathered found, long timestamp, StoreUpdate update)
    {
        var states = await LookAsync(found, query, update).ConfigureAwait(false);
        var writes = update.Writes.Where(write => write.Value is not null || states[write.Key].Exists).ToList();
        if (writes.Count == 0)
        {
            return AttemptResult.Done(new StoreCommit(found.Head.Revision, timestamp, Changed: false));
        }

        var plan = new CommitPlan(context.Url.Chroot, context.Acl, context.Known);
        plan.Write([.. writes.Select(write => Planned(write, states[write.Key], found.Keys.ContainsKey(write.Key)))], found.Directories);
        if (!query.IsEmpty)
        {
            plan.Demand(found, writes.Select(write => write.Key).ToHashSet(StringComparer.Ordinal), query.Keys);
        }

        var writer = context.NextWriter();
        var entry = new LogEntry
        {
            Writer = writer,
            Keys = writes.Select(write => new LoggedKey { Key = write.Key, Deleted = write.Value is null }).ToArray(),
        };
        var operations = plan.Finish(timestamp, entry.ToData());
        var request = MultiRequest.Of(operations);
        context.CheckSize(request);
        cancellationToken.ThrowIfCancellationRequested();
        return await SendAsync(request, operations, writer.Span.ToArray(), found, timestamp).ConfigureAwait(false);
    }

    private async Task<AttemptResult> SendAsync(
        MultiRequest request, List<MultiOperation> operations, byte[] writer, Gathered found, long timestamp)
    {
        try
        {
            var reply = await connection.MultiAsync(request).ConfigureAwait(false);
            if (reply.Error == ZooKeeperError.SessionMoved)
            {
                // An old connection of ours: a newer one has the session.
                connection.End(new ZooKeeperConnectionException("the session has moved to another server"));
                return AttemptResult.Lost(writer, found.Head.Version, request.WireSize);
            }

            return Judge(reply, operations, timestamp);
        }
        catch (ZooKeeperConnectionException)
        {
            return AttemptResult.Lost(writer, found.Head.Version, request.WireSize);
        }
    }

    private AttemptResult Judge(Reply<MultiReply> reply, List<MultiOperation> operations, long timestamp)
    {
        if (reply.Body is not { } body)
        {
            return Refused(reply.Error, operations[0].Target);
        }

        if (body.FindFailure() is { } failure)
        {
            return Refused(failure.Error, operations[Math.Min(failure.Index, operations.Count - 1)].Target);
        }

        var head = ((MultiStat)body.Results[operations.Count - 2]).Stat;
        context.Clock.Saw(head.Mtime);
        foreach (var created in operations.OfType<MultiCreate>())
        {
            context.Known.AddAbove(created.Target[context.Url.Chroot.Length..]);
        }

        return AttemptResult.Done(new StoreCommit(head.Mzxid, Math.Max(head.Mtime * 1000, timestamp), Changed: true));
    }

    private AttemptResult Refused(ZooKeeperError error, string node)
    {
        if (error is not (ZooKeeperError.BadVersion or ZooKeeperError.NoNode or ZooKeeperError.NodeExists))
        {
            throw new ZooKeeperException(error, $"a commit at '{node}'");
        }

        // A directory was believed to be there, or not to be. Only that one is forgotten: others are planning commits with the rest.
        var path = node[context.Url.Chroot.Length..];
        if (error == ZooKeeperError.NoNode)
        {
            context.Known.Forget(path);
        }
        else if (error == ZooKeeperError.NodeExists && KeyPath.IsDirectory(path))
        {
            context.Known.Add(path);
        }

        return AttemptResult.Conflict(node);
    }

    /// <summary>What is at the keys to be written that were not read, and which of the directories in question are there.</summary>
    private async Task<Dictionary<string, NodeState>> LookAsync(Gathered found, StoreQuery query, StoreUpdate update)
    {
        Learn(found);
        var states = new Dictionary<string, NodeState>(found.Keys, StringComparer.Ordinal);
        var unread = update.Writes.Select(write => write.Key).Where(key => !states.ContainsKey(key)).ToList();
        var paths = unread.Select(KeyPath.Of).ToList();
        var replies = paths.Select(path => connection.ExistsAsync(path)).ToList();
        var absent = query.Keys.Concat(update.Writes.Select(write => write.Key)).Where(key => !states.GetValueOrDefault(key).HasNode || !found.Keys.ContainsKey(key));
        var directories = absent.Select(KeyPath.Of)
            .Concat(found.Directories.Where(directory => directory.Value == NodeState.NoNode).Select(directory => directory.Key + "/"))
            .SelectMany(KeyPath.DirectoriesAbove).Distinct(StringComparer.Ordinal).Where(directory => !context.Known.Contains(directory)).ToList();
        var directoryReplies = directories.Select(directory => connection.ExistsAsync(directory)).ToList();
        for (var i = 0; i < unread.Count; i++)
        {
            states[unread[i]] = NodeState.From(paths[i], await replies[i].WaitAsync(cancellationToken).ConfigureAwait(false));
        }

        for (var i = 0; i < directories.Count; i++)
        {
            if (NodeState.From(directories[i], await directoryReplies[i].WaitAsync(cancellationToken).ConfigureAwait(false)).HasNode)
            {
                context.Known.Add(directories[i]);
            }
        }

        return states;
    }

    private void Learn(Gathered found)
    {
        context.Known.Saw(found.Recycled);
        foreach (var (key, node) in found.Keys)
        {
            if (node.HasNode)
            {
                context.Known.AddAbove(KeyPath.Of(key));
            }
        }
    }

    private PlannedWrite Planned(StoreWrite write, NodeState state, bool wasRead) => new(
        KeyPath.Of(write.Key),
        write.Value is { } value ? NodeValue.Encode(value.Span, context.Options.Deflate) : NodeValue.Deleted,
        state,
        IsExact: wasRead || write.Value is null);
}
