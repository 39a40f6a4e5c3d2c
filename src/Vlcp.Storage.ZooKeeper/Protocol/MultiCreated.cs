using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>A node was created.</summary>
[WireStruct, WireCase(OperationCode.Create)]
internal sealed partial record MultiCreated : MultiResult
{
    /// <summary>Its path, with the number of a sequential node.</summary>
    public JuteString Path { get; init; }
}
