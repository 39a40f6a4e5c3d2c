using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>The answer to <see cref="ConnectRequest"/>.</summary>
[WireStruct]
internal sealed partial record ConnectResponse
{
    public int ProtocolVersion { get; init; }

    /// <summary>Granted session time-out in milliseconds; 0 when the session has expired.</summary>
    public int Timeout { get; init; }

    public long SessionId { get; init; }

    public JuteBuffer Password { get; init; }

    /// <summary>Older servers leave it out.</summary>
    [WhenRemaining]
    public bool? ReadOnly { get; init; }
}
