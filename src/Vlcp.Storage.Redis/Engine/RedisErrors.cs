namespace Vlcp.Storage.Redis;

/// <summary>What an error of the client or the server means for the store.</summary>
internal static class RedisErrors
{
    internal static bool IsOne(Exception error) => error is RedisReplyException or RedisConnectionDownException or RedisRefusedException or RedisProtocolException;

    internal static StoreException ToStoreException(Exception error, RedisAddress address) => error switch
    {
        RedisReplyException reply => OfReply(reply, address),
        RedisConnectionDownException { WasSent: true } lost => new StoreUnavailableException($"{lost.Message}; the outcome is unknown.", lost),
        _ => new StoreUnavailableException(error.Message, error),
    };

    private static StoreException OfReply(RedisReplyException reply, RedisAddress address) => reply.Code switch
    {
        "VLCPFOREIGN" or "WRONGTYPE" => new StoreFormatException($"{address} holds data of another application; the store needs a database of its own.", reply),
        "VLCPVERSION" => new StoreFormatException($"{address} has the format {reply.Message.Split(' ')[1]} of a newer program; this one knows up to 1.", reply),
        "READONLY" => new StoreUnavailableException($"{address} is a read-only replica: the URL must name the master ({reply.Message}).", reply),
        "OOM" => new StoreUnavailableException($"{address} has used up its memory (maxmemory) and refuses writes: {reply.Message}", reply),
        "MISCONF" => new StoreUnavailableException($"{address} can't write to its disk and refuses writes: {reply.Message}", reply),
        _ => new StoreUnavailableException($"{address} refuses: {reply.Message}", reply),
    };
}
