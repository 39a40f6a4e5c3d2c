using System.Globalization;

namespace Vlcp.Storage.Redis;

/// <summary>The names of the Redis keys that a store consists of. A database holds one store and nothing else.</summary>
internal static class RedisStoreKeys
{
    /// <summary>Hash: format, version, id of the store, revision, timestamp.</summary>
    internal const string Store = "vlcp:store";

    /// <summary>Hash: the value of each key, with its revision before it.</summary>
    internal const string Values = "vlcp:values";

    /// <summary>Sorted set of all keys, with equal scores and thus in the order of their bytes.</summary>
    internal const string Index = "vlcp:keys";

    /// <summary>Stream: one entry for each of the last commits, with its revision as the id.</summary>
    internal const string Log = "vlcp:log";

    /// <summary>Sorted set of the keys that expire, by the time when they do.</summary>
    internal const string Expiry = "vlcp:expiry";

    /// <summary>Held for moments by a process whose transaction has failed many times.</summary>
    internal const string Brake = "vlcp:brake";

    /// <summary>Exists when a transaction whose reply was lost must not be carried out any more.</summary>
    internal static string Cancelled(string transaction) => $"vlcp:cancelled:{transaction}";

    /// <summary>The channel that tells commits. Channels belong to the server, not to a database.</summary>
    internal static string Channel(int database) => string.Create(CultureInfo.InvariantCulture, $"vlcp:commits:{database}");
}
