using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch said hello.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPHello(Datapath datapath, Hello msg) : EventOFPMsg<Hello>(datapath, msg);
