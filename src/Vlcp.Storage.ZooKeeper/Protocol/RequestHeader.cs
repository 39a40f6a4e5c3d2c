using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Begins every request after the handshake.</summary>
[WireStruct]
internal sealed partial record RequestHeader
{
    public int Xid { get; init; }

    public OperationCode Type { get; init; }
}
