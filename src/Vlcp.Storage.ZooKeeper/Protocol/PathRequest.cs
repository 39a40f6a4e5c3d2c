using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>The body of <see cref="OperationCode.Sync"/>, request and reply.</summary>
[WireStruct]
internal sealed partial record PathRequest
{
    public JuteString Path { get; init; }
}
