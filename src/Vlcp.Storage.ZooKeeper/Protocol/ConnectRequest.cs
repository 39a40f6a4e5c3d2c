using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>The first message on a connection: begins a session, or goes on with one.</summary>
[WireStruct]
internal sealed partial record ConnectRequest
{
    public int ProtocolVersion { get; init; }

    /// <summary>A server that knows less refuses the connection.</summary>
    public long LastZxidSeen { get; init; }

    /// <summary>Wanted session time-out in milliseconds.</summary>
    public int Timeout { get; init; }

    /// <summary>0 begins a new session.</summary>
    public long SessionId { get; init; }

    public JuteBuffer Password { get; init; } = new byte[16];

    /// <summary>Whether a server without a quorum will do.</summary>
    public bool ReadOnly { get; init; }
}
