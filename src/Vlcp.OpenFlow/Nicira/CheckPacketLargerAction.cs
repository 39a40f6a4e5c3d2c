using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Writes into a bit whether the packet is larger than a limit. Open vSwitch 2.12 or later.</summary>
/// <param name="Limit">Bytes of the frame, its Ethernet header included, that are not yet too many.</param>
/// <param name="Destination">The bit: one bit of a register.</param>
public sealed record CheckPacketLargerAction(ushort Limit, Subfield Destination) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.CheckPacketLarger;

    internal static CheckPacketLargerAction ReadPayload(ref WireReader reader)
    {
        var limit = reader.ReadUInt16("pkt_len");
        var offset = reader.ReadUInt16("offset");
        var field = SubfieldWire.ReadHeader(ref reader);
        reader.Skip(reader.Remaining, "pad");
        return new CheckPacketLargerAction(limit, SubfieldWire.Make(reader, field, offset, 1));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16(Limit);
        writer.WriteUInt16((ushort)Destination.Offset);
        SubfieldWire.WriteHeader(ref writer, Destination.Field);
        writer.Skip(6);
    }
}
