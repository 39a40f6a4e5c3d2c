namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>What a watch waits for.</summary>
internal enum WatchKind
{
    /// <summary>The node's data changes, or it is deleted.</summary>
    Data,

    /// <summary>The path, where no node is, gets one.</summary>
    Existence,

    /// <summary>A child comes or goes.</summary>
    Children,
}
