using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXST_FLOW_MONITOR of 1.0, ONFST_FLOW_MONITOR of 1.3: flows that are there, or changes.</summary>
/// <param name="Updates">What this part tells.</param>
public sealed record NiciraFlowMonitorReply(WireList<NiciraFlowUpdate> Updates) : NiciraMultipartReply
{
    internal override NiciraMultipartType Subtype => NiciraMultipartType.FlowMonitor;

    internal override void WriteNiciraContent(ref WireWriter writer) => WireLists.WriteAll(ref writer, Updates);
}
