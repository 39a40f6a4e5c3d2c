using Vlcp.Events;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Protocol;

/// <summary>A message came that answers no request: a packet, a removed flow, a changed port.</summary>
/// <param name="connection">The connection.</param>
/// <param name="message">The message.</param>
public sealed class OpenflowAsyncMessageEvent(OpenFlowConnection connection, OpenFlowMessage message) : OpenflowMessageEvent(connection, message)
{
    /// <summary>The message's type.</summary>
    [EventIndex(0)]
    public MessageType Type { get; } = message.Type;

    /// <summary>The table of the flow that caused the message, or 255 when there is none.</summary>
    [EventIndex(1)]
    public byte TableId { get; } = message switch
    {
        PacketIn packet => packet.TableId,
        FlowRemoved removed => removed.TableId,
        _ => byte.MaxValue,
    };

    /// <summary>The cookie of that flow, or 0.</summary>
    [EventIndex(2)]
    public ulong Cookie { get; } = message switch
    {
        PacketIn packet => packet.Cookie,
        FlowRemoved removed => removed.Cookie,
        _ => 0,
    };
}
