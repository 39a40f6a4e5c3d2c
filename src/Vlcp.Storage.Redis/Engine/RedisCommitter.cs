using System.Collections.Immutable;
using System.Globalization;

namespace Vlcp.Storage.Redis;

/// <summary>Commits what a transaction wants to write, if nothing that it read has changed.</summary>
internal sealed class RedisCommitter(RedisClient client, RedisValueCodec codec, string channel)
{
    /// <summary>Commits.</summary>
    /// <returns>The outcome, or null when the transaction has to be repeated from its read on.</returns>
    /// <exception cref="RedisConnectionDownException">The connection was lost and the outcome can't be found out.</exception>
    /// <exception cref="RedisReplyException">The server refuses; nothing was written.</exception>
    internal async Task<StoreCommit?> CommitAsync(
        RedisRead read, ImmutableArray<StoreWrite> writes, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        string[] keys =
        [
            RedisStoreKeys.Store, RedisStoreKeys.Values, RedisStoreKeys.Index, RedisStoreKeys.Log, RedisStoreKeys.Cancelled(id), RedisStoreKeys.Expiry,
        ];
        try
        {
            // Once sent it is waited for: who stops waiting would not know whether it was done.
            cancellationToken.ThrowIfCancellationRequested();
            var reply = await client.EvaluateOnAsync(read.Connection, RedisScripts.Commit, keys, Arguments(id, read, writes, lifetime), CancellationToken.None).ConfigureAwait(false);
            return Outcome(reply, read);
        }
        catch (RedisReplyException refusal) when (refusal.Code == "READONLY")
        {
            // The master has become a replica: the next connection finds out whose.
            read.Connection.Close(refusal);
            throw;
        }
        catch (RedisConnectionDownException lost)
        {
            return lost.WasSent ? await ResolveAsync(id, read, lost).ConfigureAwait(false) : null;
        }
    }

    /// <summary>Deletes keys whose time is over.</summary>
    internal async Task ExpireAsync(CancellationToken cancellationToken)
    {
        string[] keys = [RedisStoreKeys.Store, RedisStoreKeys.Values, RedisStoreKeys.Index, RedisStoreKeys.Log, RedisStoreKeys.Expiry];
        var id = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        await client.EvaluateAsync(RedisScripts.Expire, keys, [id, channel], cancellationToken).ConfigureAwait(false);
    }

    private static StoreCommit? Outcome(RespValue reply, RedisRead read) => reply.Items[0].AsText() switch
    {
        "done" => new StoreCommit(reply.Items[1].AsInteger(), reply.Items[2].AsInteger(), Changed: true),
        "same" => new StoreCommit(reply.Items[1].AsInteger(), Math.Max(reply.Items[2].AsInteger(), read.Snapshot.Timestamp), Changed: false),
        _ => null,
    };

    // The log tells whether the commit was carried out. If it was not, it is forbidden, for it may still be on its way to the server.
    private async Task<StoreCommit?> ResolveAsync(string id, RedisRead read, RedisConnectionDownException lost)
    {
        if (!read.Connection.Ended.IsCompleted)
        {
            // The server is silent: asking it would only take longer.
            throw lost;
        }

        string[] keys = [RedisStoreKeys.Store, RedisStoreKeys.Log, RedisStoreKeys.Cancelled(id)];
        try
        {
            var reply = await client.EvaluateAsync(RedisScripts.Resolve, keys, [id, read.Snapshot.Revision], CancellationToken.None).ConfigureAwait(false);
            return reply.Items[0].AsText() == "unknown" ? throw lost : Outcome(reply, read);
        }
        catch (Exception failure) when (RedisErrors.IsOne(failure))
        {
            throw lost;
        }
    }

    private RespArgument[] Arguments(string id, RedisRead read, ImmutableArray<StoreWrite> writes, TimeSpan? lifetime)
    {
        var arguments = new RespArgument[7 + read.Keys.Length + (2 * read.Ranges.Length) + (3 * writes.Length)];
        (arguments[0], arguments[1], arguments[2], arguments[3]) = (id, read.StoreId, read.Snapshot.Revision, channel);
        arguments[4] = lifetime is { } time ? (long)time.TotalMicroseconds : "";
        arguments[5] = read.Keys.Length;
        var at = 6;
        foreach (var key in read.Keys)
        {
            arguments[at++] = key;
        }

        arguments[at++] = read.Ranges.Length;
        foreach (var range in read.Ranges)
        {
            arguments[at++] = range.Start;
            arguments[at++] = range.End is null ? "+" : "-" + range.End;
        }

        foreach (var (key, value) in writes)
        {
            arguments[at++] = key;
            arguments[at++] = value is null ? "-" : "+";
            arguments[at++] = value is { } bytes ? codec.Encode(bytes) : "";
        }

        return arguments;
    }
}
