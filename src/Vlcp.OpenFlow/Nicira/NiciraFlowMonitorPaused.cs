namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_FLOW_MONITOR_PAUSED: the controller reads too slowly, nothing more is told for now.</summary>
public sealed record NiciraFlowMonitorPaused : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.FlowMonitorPaused;
}
