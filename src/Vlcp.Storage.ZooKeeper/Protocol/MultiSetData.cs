using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Replaces the data of a node as part of a multi.</summary>
[WireStruct, WireCase(OperationCode.SetData)]
internal sealed partial record MultiSetData : MultiOperation
{
    public required SetDataRequest Request { get; init; }

    [WireIgnore]
    public override string Target => Request.Path.Value!;
}
