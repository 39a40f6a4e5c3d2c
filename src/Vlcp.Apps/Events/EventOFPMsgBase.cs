using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A message came from a switch. There is one class for each message; the phase that goes with it is the datapath's before the
/// message was taken note of.</summary>
/// <param name="datapath">The switch.</param>
public abstract class EventOFPMsgBase(Datapath datapath) : EventBase
{
    /// <summary>The switch.</summary>
    public Datapath Datapath { get; } = datapath;

    /// <summary>When the event was made.</summary>
    public DateTimeOffset Timestamp { get; } = datapath.Now;

    /// <summary>The connection that the message came by: 0 for the main one.</summary>
    public byte AuxiliaryId { get; internal init; }

    /// <summary>The message.</summary>
    public OpenFlowMessage Message => Untyped;

    private protected abstract OpenFlowMessage Untyped { get; }
}
