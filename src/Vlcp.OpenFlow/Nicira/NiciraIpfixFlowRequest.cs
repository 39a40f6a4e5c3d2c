namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXST_IPFIX_FLOW: asks for the counters of the IPFIX exporters that sample actions feed.</summary>
public sealed record NiciraIpfixFlowRequest : NiciraMultipartRequest<NiciraIpfixFlowReply>
{
    internal override NiciraMultipartType Subtype => NiciraMultipartType.IpfixFlow;
}
