using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Puts a new outer header before the packet.</summary>
/// <param name="PacketType">The type of the new header: name space (upper 16 bits) and number; 0 is Ethernet, 0x1894f NSH, 0x18847 MPLS.</param>
/// <param name="Properties">What is to stand in it.</param>
//  10 hdr_size (2) | 12 new_pkt_type (4) | 16 properties
public sealed record EncapAction(uint PacketType, WireList<EncapProperty> Properties) : NiciraAction
{
    /// <summary>The size of the header as the sender sees it; Open vSwitch writes 0.</summary>
    public ushort HeaderSize { get; init; }

    internal override ushort WireSubtype => (ushort)NiciraActionType.Encap;

    internal static EncapAction ReadPayload(ref WireReader reader)
    {
        var size = reader.ReadUInt16("hdr_size");
        var type = reader.ReadUInt32("new_pkt_type");
        return new EncapAction(type, WireLists.ReadRest<EncapProperty>(ref reader, "properties", EncapProperty.Read)) { HeaderSize = size };
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16(HeaderSize);
        writer.WriteUInt32(PacketType);
        WireLists.WriteAll(ref writer, Properties);
    }
}
