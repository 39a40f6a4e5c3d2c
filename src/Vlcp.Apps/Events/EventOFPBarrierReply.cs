using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch has done everything before a barrier.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPBarrierReply(Datapath datapath, BarrierReply msg) : EventOFPMsg<BarrierReply>(datapath, msg);
