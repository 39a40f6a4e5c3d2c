using Vlcp.Events;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Protocol;

/// <summary>An experimenter's message came.</summary>
/// <param name="connection">The connection.</param>
/// <param name="message">The message.</param>
public sealed class OpenflowExperimenterMessageEvent(OpenFlowConnection connection, ExperimenterMessage message) : OpenflowMessageEvent(connection, message)
{
    /// <summary>The transaction id.</summary>
    [EventIndex(0)]
    public uint Xid { get; } = message.Xid;
}
