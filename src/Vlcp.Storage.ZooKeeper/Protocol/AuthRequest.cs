using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Adds an identity to the session.</summary>
[WireStruct]
internal sealed partial record AuthRequest
{
    public int Type { get; init; }

    public JuteString Scheme { get; init; }

    public JuteBuffer Auth { get; init; }
}
