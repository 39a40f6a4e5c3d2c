using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>What the switch knows of its controllers came; since 1.5.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPControllerStatusStatsReply(Datapath datapath, ControllerStatusReply msg) : EventOFPMsg<ControllerStatusReply>(datapath, msg);
