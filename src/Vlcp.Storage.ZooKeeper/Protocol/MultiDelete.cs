using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Deletes a node as part of a multi.</summary>
[WireStruct, WireCase(OperationCode.Delete)]
internal sealed partial record MultiDelete : MultiOperation
{
    public required JuteString Path { get; init; }

    /// <summary>The version that the node must have; -1 for any.</summary>
    public int Version { get; init; } = -1;

    [WireIgnore]
    public override string Target => Path.Value!;
}
