using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>A watch that came true, or a change of the session's state.</summary>
[WireStruct]
internal sealed partial record WatcherEvent
{
    public NodeEvent Type { get; init; }

    public int State { get; init; }

    public JuteString Path { get; init; }
}
