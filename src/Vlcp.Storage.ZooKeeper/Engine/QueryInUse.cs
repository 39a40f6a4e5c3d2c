namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>What a transaction reads; it grows while its updater asks for more.</summary>
internal sealed class QueryInUse(StoreQuery query)
{
    public StoreQuery Query { get; set; } = query;
}
