using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_FLOW_MONITOR_CANCEL: ends a monitor; 1.4 and later say it in the monitor request.</summary>
/// <param name="MonitorId">The monitor.</param>
public sealed record NiciraFlowMonitorCancel(uint MonitorId) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.FlowMonitorCancel;

    internal override void WritePayload(ref WireWriter writer) => writer.WriteUInt32(MonitorId);
}
