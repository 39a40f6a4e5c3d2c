using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>One result for each operation, then the end.</summary>
[WireStruct]
internal sealed partial record MultiReply
{
    [Remaining]
    public WireList<MultiResult> Results { get; init; }

    /// <summary>The first operation that failed and why; null when all happened. Those after it were not tried.</summary>
    public (int Index, ZooKeeperError Error)? FindFailure()
    {
        for (var i = 0; i < Results.Count; i++)
        {
            if (Results[i] is MultiFailure { Reason: { } reason } && reason is not (ZooKeeperError.None or ZooKeeperError.RuntimeInconsistency))
            {
                return (i, reason);
            }
        }

        return null;
    }
}
