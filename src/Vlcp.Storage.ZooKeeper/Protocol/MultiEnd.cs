using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Ends the list of operations.</summary>
[WireStruct, WireCase(OperationCode.Error)]
internal sealed partial record MultiEnd : MultiOperation
{
    [WireIgnore]
    public override string Target => "";
}
