using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>What a server knows about a node beside its data.</summary>
[WireStruct]
internal sealed partial record ZooKeeperStat
{
    /// <summary>Transaction that created the node.</summary>
    public long Czxid { get; init; }

    /// <summary>Transaction that last changed its data.</summary>
    public long Mzxid { get; init; }

    /// <summary>When it was created, by the leader's clock: milliseconds since 1970-01-01 UTC.</summary>
    public long Ctime { get; init; }

    /// <summary>When its data was last changed.</summary>
    public long Mtime { get; init; }

    /// <summary>How often its data was changed.</summary>
    public int Version { get; init; }

    /// <summary>How often a child was created or deleted.</summary>
    public int Cversion { get; init; }

    /// <summary>How often its access list was changed.</summary>
    public int Aversion { get; init; }

    /// <summary>The session that it goes with, or 0.</summary>
    public long EphemeralOwner { get; init; }

    public int DataLength { get; init; }

    public int NumChildren { get; init; }

    /// <summary>Transaction that last created or deleted a child.</summary>
    public long Pzxid { get; init; }
}
