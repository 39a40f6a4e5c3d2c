namespace Vlcp.Storage.ZooKeeper.Modules;

/// <summary>Forms of values.</summary>
public enum ZooKeeperSerialization
{
    /// <summary>JSON text.</summary>
    Json,
}
