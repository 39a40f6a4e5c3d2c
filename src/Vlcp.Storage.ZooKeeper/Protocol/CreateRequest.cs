using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Creates a node.</summary>
[WireStruct]
internal sealed partial record CreateRequest
{
    public JuteString Path { get; init; }

    public JuteBuffer Data { get; init; }

    public JuteVector<ZooKeeperAcl> Acl { get; init; }

    public CreateMode Flags { get; init; }
}
