namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXST_IPFIX_BRIDGE: asks for the counters of the bridge's IPFIX exporter.</summary>
public sealed record NiciraIpfixBridgeRequest : NiciraMultipartRequest<NiciraIpfixBridgeReply>
{
    internal override NiciraMultipartType Subtype => NiciraMultipartType.IpfixBridge;
}
