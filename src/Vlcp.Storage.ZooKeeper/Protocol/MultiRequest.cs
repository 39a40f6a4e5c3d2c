using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Operations of which all or none happen; the last is a <see cref="MultiEnd"/>.</summary>
[WireStruct]
internal sealed partial record MultiRequest
{
    [Remaining]
    public WireList<MultiOperation> Operations { get; init; }

    public static MultiRequest Of(IEnumerable<MultiOperation> operations) =>
        new() { Operations = operations.Append(new MultiEnd { Done = true }).ToArray() };
}
