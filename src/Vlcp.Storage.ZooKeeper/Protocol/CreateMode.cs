namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>What kind of node is created.</summary>
[Flags]
internal enum CreateMode
{
    Persistent = 0,

    /// <summary>It goes with the session.</summary>
    Ephemeral = 1,

    /// <summary>The number of nodes that were ever created in its parent, ten digits, is appended to its name.</summary>
    Sequential = 2,
}
