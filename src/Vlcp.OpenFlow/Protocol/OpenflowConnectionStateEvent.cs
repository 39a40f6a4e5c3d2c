using Vlcp.Events;
using Vlcp.OpenFlow.Connection;

namespace Vlcp.OpenFlow.Protocol;

/// <summary>The state of a connection changed.</summary>
/// <param name="connection">The connection.</param>
/// <param name="state">The new state.</param>
public sealed class OpenflowConnectionStateEvent(OpenFlowConnection connection, ConnectionState state) : Event
{
    /// <summary>The new state.</summary>
    [EventIndex(0)]
    public ConnectionState State { get; } = state;

    /// <summary>The connection.</summary>
    [EventIndex(1)]
    public OpenFlowConnection Connection { get; } = connection;
}
