using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A multipart reply of a kind that is not described came; its bytes are kept.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPUnknownStatsReply(Datapath datapath, UnknownMultipartReply msg) : EventOFPMsg<UnknownMultipartReply>(datapath, msg);
