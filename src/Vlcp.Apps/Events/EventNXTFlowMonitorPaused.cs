using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>The switch stopped telling of flow changes for a while, because they are not read fast enough.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXTFlowMonitorPaused(Datapath datapath, NiciraFlowMonitorPaused msg) : EventOFPMsg<NiciraFlowMonitorPaused>(datapath, msg);
