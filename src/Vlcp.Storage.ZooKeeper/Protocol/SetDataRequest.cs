using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Replaces the data of a node.</summary>
[WireStruct]
internal sealed partial record SetDataRequest
{
    public JuteString Path { get; init; }

    public JuteBuffer Data { get; init; }

    /// <summary>The version that the node must have; -1 for any.</summary>
    public int Version { get; init; }
}
