using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Data that was replaced.</summary>
[WireStruct, WireCase(OperationCode.SetData)]
internal sealed partial record MultiStat : MultiResult
{
    public required ZooKeeperStat Stat { get; init; }
}
