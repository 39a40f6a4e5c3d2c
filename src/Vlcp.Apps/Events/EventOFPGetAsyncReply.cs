using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told which messages it sends unasked.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPGetAsyncReply(Datapath datapath, GetAsyncReply msg) : EventOFPMsg<GetAsyncReply>(datapath, msg);
