using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>The answer of getData.</summary>
[WireStruct]
internal sealed partial record DataReply
{
    public JuteBuffer Data { get; init; }

    public required ZooKeeperStat Stat { get; init; }
}
