namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>What happened to a watched node.</summary>
internal enum NodeEvent
{
    /// <summary>Nothing: the session is another one, and the watch is gone.</summary>
    SessionLost = -1,
    Created = 1,
    Deleted = 2,
    DataChanged = 3,
    ChildrenChanged = 4,
}
