using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>How an event is made of a message.</summary>
/// <param name="Event">The class of the event.</param>
/// <param name="Make">Makes one: switch, message, auxiliary connection.</param>
internal sealed record OpenFlowEventEntry(Type Event, Func<Datapath, OpenFlowMessage, byte, EventOFPMsgBase> Make);
