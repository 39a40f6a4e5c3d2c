using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>The body of exists, getData and getChildren2.</summary>
[WireStruct]
internal sealed partial record ReadRequest
{
    public JuteString Path { get; init; }

    /// <summary>Whether the next change is to be told, once.</summary>
    public bool Watch { get; init; }
}
