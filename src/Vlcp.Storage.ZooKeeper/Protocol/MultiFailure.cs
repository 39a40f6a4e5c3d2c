using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>The error of one operation, or the end of the list.</summary>
[WireStruct, WireCase(OperationCode.Error)]
internal sealed partial record MultiFailure : MultiResult
{
    /// <summary>Null at the end of the list.</summary>
    [When(nameof(IsResult))]
    public ZooKeeperError? Reason { get; init; }

    private bool IsResult => !Done;
}
