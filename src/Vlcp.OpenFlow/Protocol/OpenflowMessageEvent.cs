using Vlcp.Events;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Protocol;

/// <summary>A message came from a switch.</summary>
/// <param name="connection">The connection.</param>
/// <param name="message">The message.</param>
public abstract class OpenflowMessageEvent(OpenFlowConnection connection, OpenFlowMessage message) : Event
{
    /// <summary>The connection.</summary>
    [EventIndex(0)]
    public OpenFlowConnection Connection { get; } = connection;

    /// <summary>The message.</summary>
    public OpenFlowMessage Message { get; } = message;

    /// <summary>Nobody waits for messages of a connection that has ended.</summary>
    public override bool CanIgnoreNow() => Connection.State == ConnectionState.Closed;
}
