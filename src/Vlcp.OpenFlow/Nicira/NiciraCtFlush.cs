using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_CT_FLUSH: forgets the connections that fit a description.</summary>
/// <param name="Protocol">The IP protocol, or 0.</param>
/// <param name="Family">2: IPv4; 10: IPv6; 0: both.</param>
/// <param name="Properties">0: the addresses and ports of the first direction, 1: of the answers, both again properties; 2: the zone (2 bytes).</param>
public sealed record NiciraCtFlush(byte Protocol, byte Family, WireList<UnknownProperty> Properties) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.CtFlush;

    internal static NiciraCtFlush ReadPayload(ref WireReader reader)
    {
        var protocol = reader.ReadUInt8("ip_proto");
        var family = reader.ReadUInt8("family");
        reader.Skip(6, "zero");
        return new NiciraCtFlush(protocol, family, PropertyList.ReadUnknown(ref reader));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt8(Protocol);
        writer.WriteUInt8(Family);
        writer.Skip(6);
        WireLists.WriteAll(ref writer, Properties);
    }
}
