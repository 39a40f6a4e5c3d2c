using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told its ports. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPPortDescStatsReply(Datapath datapath, PortDescriptionReply msg) : EventOFPMsg<PortDescriptionReply>(datapath, msg);
