using System.Text;

namespace Vlcp.Storage.Redis;

/// <summary>Reads keys and ranges at one revision.</summary>
internal sealed class RedisSnapshotReader(RedisClient client, TimeProvider time)
{
    private static readonly string[] Keys = [RedisStoreKeys.Store, RedisStoreKeys.Values, RedisStoreKeys.Index];

    private long _lastTimestamp;

    /// <summary>Reads over the shared connection, again if it is lost: a read changes nothing.</summary>
    internal async Task<RedisRead> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        var keys = query.Keys.Distinct(StringComparer.Ordinal).ToArray();
        var ranges = query.Ranges.Where(range => !range.IsEmpty).Distinct().ToArray();
        var arguments = Arguments(keys, ranges);
        var deadline = time.GetTimestamp();
        while (true)
        {
            var connection = await client.GetConnectionAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var reply = await client.EvaluateOnAsync(connection, RedisScripts.Read, Keys, arguments, cancellationToken).ConfigureAwait(false);
                return Parse(reply, keys, ranges, query, connection);
            }
            catch (RedisConnectionDownException) when (connection.Ended.IsCompleted && time.GetElapsedTime(deadline) < client.Timeout)
            {
                // Asks again over the next connection.
            }
        }
    }

    /// <summary>The first key of a range as ZRANGE BYLEX wants it.</summary>
    private static RespArgument From(KeyRange range) => range.Start.Length == 0 ? "-" : "[" + range.Start;

    private static RespArgument To(KeyRange range) => range.End is null ? "+" : "(" + range.End;

    private static RespArgument[] Arguments(string[] keys, KeyRange[] ranges) =>
        [keys.Length, .. keys.Select(key => new RespArgument(key)), .. ranges.SelectMany(range => new[] { From(range), To(range) })];

    private static List<StoreEntry> Entries(RespValue names, RespValue values)
    {
        var entries = new List<StoreEntry>(names.Items.Count);
        for (var i = 0; i < names.Items.Count; i++)
        {
            if (!values.Items[i].IsNull)
            {
                entries.Add(RedisValueCodec.Decode(Encoding.UTF8.GetString(names.Items[i].Bytes.Span), values.Items[i].Bytes));
            }
        }

        return entries;
    }

    private RedisRead Parse(RespValue reply, string[] keys, KeyRange[] ranges, StoreQuery query, RedisConnection connection)
    {
        var items = reply.Items;
        var values = items[3].Items;
        var found = keys.Select((key, i) => KeyValuePair.Create(key, values[i].IsNull ? null : RedisValueCodec.Decode(key, values[i].Bytes)));
        var inRanges = ranges.Select((range, i) => KeyValuePair.Create(range, Entries(items[4 + (2 * i)], items[5 + (2 * i)]).ToArray()));
        var empty = query.Ranges.Where(range => range.IsEmpty).Distinct().Select(range => KeyValuePair.Create(range, Array.Empty<StoreEntry>()));
        var snapshot = new QuerySnapshot(items[1].AsInteger(), Forward(items[2].AsInteger()), found, inRanges.Concat(empty));
        return new RedisRead(snapshot, items[0].AsText()!, connection, keys, ranges);
    }

    // The server's clock may be set back; what we say may not.
    private long Forward(long timestamp)
    {
        while (true)
        {
            var last = Volatile.Read(ref _lastTimestamp);
            if (timestamp <= last)
            {
                return last;
            }

            if (Interlocked.CompareExchange(ref _lastTimestamp, timestamp, last) == last)
            {
                return timestamp;
            }
        }
    }
}
