using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_PACKET_IN: a packet for the controller with table, cookie and fields, also in 1.0.</summary>
/// <param name="Packet">The packet.</param>
//  16 buffer_id (4) | 20 total_len (2) | 22 reason (1) | 23 table_id (1) | 24 cookie (8) | 32 match_len (2) | 40 match | pad (2) | data
public sealed record NiciraPacketIn(PacketIn Packet) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.PacketIn;

    internal static NiciraPacketIn ReadPayload(ref WireReader reader)
    {
        var buffer = reader.ReadUInt32("buffer_id");
        var total = reader.ReadUInt16("total_len");
        var reason = (PacketInReason)reader.ReadUInt8("reason");
        var table = reader.ReadUInt8("table_id");
        var cookie = reader.ReadUInt64("cookie");
        var length = reader.ReadUInt16("match_len");
        reader.Skip(6, "pad");
        var match = NiciraMatchWire.Read(ref reader, length);
        reader.Skip(2, "pad");
        return new NiciraPacketIn(new PacketIn(buffer, total, reason, table, cookie, match, reader.ReadBytes(reader.Remaining, "data")));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt32(Packet.BufferId);
        writer.WriteUInt16(Packet.TotalLength);
        writer.WriteUInt8((byte)Packet.Reason);
        writer.WriteUInt8(Packet.TableId);
        writer.WriteUInt64(Packet.Cookie);
        var lengthAt = writer.Position;
        writer.Skip(8);
        NiciraMatchWire.Write(ref writer, Packet.Match, lengthAt);
        writer.Skip(2);
        writer.WriteBytes(Packet.Data);
    }
}
