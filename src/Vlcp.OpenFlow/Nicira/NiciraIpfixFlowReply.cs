using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXST_IPFIX_FLOW: the counters of the IPFIX exporters that sample actions feed.</summary>
/// <param name="Exporters">The exporters of this part.</param>
public sealed record NiciraIpfixFlowReply(WireList<IpfixStats> Exporters) : NiciraMultipartReply
{
    internal override NiciraMultipartType Subtype => NiciraMultipartType.IpfixFlow;

    internal override void WriteNiciraContent(ref WireWriter writer)
    {
        foreach (var exporter in Exporters)
        {
            exporter.Write(ref writer);
        }
    }
}
