using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A port came, went or changed.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPPortStatus(Datapath datapath, PortStatus msg) : EventOFPMsg<PortStatus>(datapath, msg);
