using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A message of a known class came from a switch.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
/// <typeparam name="TMessage">The class of the message.</typeparam>
public abstract class EventOFPMsg<TMessage>(Datapath datapath, TMessage msg) : EventOFPMsgBase(datapath)
    where TMessage : OpenFlowMessage
{
    /// <summary>The message.</summary>
    public TMessage Msg { get; } = msg;

    private protected override OpenFlowMessage Untyped => Msg;
}
