namespace Vlcp.Storage.Redis;

/// <summary>What a transaction has read.</summary>
/// <param name="Snapshot">The answers.</param>
/// <param name="StoreId">The store's id; empty while there is none.</param>
/// <param name="Connection">The connection it was read over.</param>
/// <param name="Keys">The keys, each once.</param>
/// <param name="Ranges">The ranges that can hold keys, each once.</param>
internal sealed record RedisRead(QuerySnapshot Snapshot, string StoreId, RedisConnection Connection, string[] Keys, KeyRange[] Ranges);
