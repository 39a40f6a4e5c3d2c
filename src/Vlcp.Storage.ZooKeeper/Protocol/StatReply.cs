using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>The answer of exists and setData.</summary>
[WireStruct]
internal sealed partial record StatReply
{
    public required ZooKeeperStat Stat { get; init; }
}
