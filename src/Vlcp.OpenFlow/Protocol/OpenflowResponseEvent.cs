using Vlcp.Events;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Protocol;

/// <summary>An answer came, or an error.</summary>
/// <param name="connection">The connection.</param>
/// <param name="message">The message.</param>
public sealed class OpenflowResponseEvent(OpenFlowConnection connection, OpenFlowMessage message) : OpenflowMessageEvent(connection, message)
{
    /// <summary>The transaction id, which is the request's.</summary>
    [EventIndex(0)]
    public uint Xid { get; } = message.Xid;

    /// <summary>Whether the switch refused the request.</summary>
    [EventIndex(1)]
    public bool IsError { get; } = message is ErrorMessage;
}
