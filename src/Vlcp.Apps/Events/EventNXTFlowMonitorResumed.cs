using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>The switch tells of flow changes again.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXTFlowMonitorResumed(Datapath datapath, NiciraFlowMonitorResumed msg) : EventOFPMsg<NiciraFlowMonitorResumed>(datapath, msg);
