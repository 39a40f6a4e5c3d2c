using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>The answer of getChildren2.</summary>
[WireStruct]
internal sealed partial record ChildrenReply
{
    public JuteVector<JuteString> Children { get; init; }

    public required ZooKeeperStat Stat { get; init; }
}
