using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXST_FLOW: flows of 1.0 with their counters.</summary>
/// <param name="Flows">The flows of this part.</param>
public sealed record NiciraFlowStatsReply(WireList<NiciraFlowStats> Flows) : NiciraMultipartReply
{
    internal override NiciraMultipartType Subtype => NiciraMultipartType.Flow;

    internal override void WriteNiciraContent(ref WireWriter writer) => WireLists.WriteAll(ref writer, Flows);
}
