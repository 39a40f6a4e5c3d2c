using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXST_IPFIX_BRIDGE: the counters of the bridge's IPFIX exporter.</summary>
/// <param name="Stats">The counters.</param>
public sealed record NiciraIpfixBridgeReply(IpfixStats Stats) : NiciraMultipartReply
{
    internal override NiciraMultipartType Subtype => NiciraMultipartType.IpfixBridge;

    internal override void WriteNiciraContent(ref WireWriter writer) => Stats.Write(ref writer);
}
