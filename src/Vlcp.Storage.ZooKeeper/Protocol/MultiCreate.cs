using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Creates a node as part of a multi.</summary>
[WireStruct, WireCase(OperationCode.Create)]
internal sealed partial record MultiCreate : MultiOperation
{
    public required CreateRequest Request { get; init; }

    [WireIgnore]
    public override string Target => Request.Path.Value!;
}
