using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Demands a version of a node as part of a multi.</summary>
[WireStruct, WireCase(OperationCode.Check)]
internal sealed partial record MultiCheck : MultiOperation
{
    public required JuteString Path { get; init; }

    public required int Version { get; init; }

    [WireIgnore]
    public override string Target => Path.Value!;
}
