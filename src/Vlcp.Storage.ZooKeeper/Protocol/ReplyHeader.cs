using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Begins every message from the server after the handshake.</summary>
[WireStruct]
internal sealed partial record ReplyHeader
{
    public int Xid { get; init; }

    /// <summary>The transaction that was made, or the last one that the server had applied.</summary>
    public long Zxid { get; init; }

    /// <summary>With an error no body follows.</summary>
    public ZooKeeperError Error { get; init; }
}
