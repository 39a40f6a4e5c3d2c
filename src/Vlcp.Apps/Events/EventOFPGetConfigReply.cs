using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told its configuration.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPGetConfigReply(Datapath datapath, GetConfigReply msg) : EventOFPMsg<GetConfigReply>(datapath, msg);
