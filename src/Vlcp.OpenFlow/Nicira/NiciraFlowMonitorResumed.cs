namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_FLOW_MONITOR_RESUMED: what happened since <see cref="NiciraFlowMonitorPaused"/> has been told.</summary>
public sealed record NiciraFlowMonitorResumed : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.FlowMonitorResumed;
}
