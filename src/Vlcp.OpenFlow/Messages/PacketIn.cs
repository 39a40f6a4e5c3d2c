using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A packet for the controller.</summary>
/// <param name="BufferId">Where the switch keeps the packet; 0xffffffff: it does not.</param>
/// <param name="TotalLength">The whole packet's length.</param>
/// <param name="Reason">Why it came.</param>
/// <param name="TableId">The table of the flow that sent it; 0 in 1.0, which does not tell it.</param>
/// <param name="Cookie">The cookie of that flow; all ones in 1.0, which does not tell it.</param>
/// <param name="Match">in_port, and metadata, registers and tunnel fields that are not 0.</param>
/// <param name="Data">The packet, or its beginning.</param>
//  0 buffer_id (4) | 4 total_len (2) | 6 reason (1) | 7 table_id (1) | 8 cookie (8) | 16 match | pad (2) | data
//  1.0: 0 buffer_id (4) | 4 total_len (2) | 6 in_port (2) | 8 reason (1) | 10 data
public sealed record PacketIn(
    uint BufferId, ushort TotalLength, PacketInReason Reason, byte TableId, ulong Cookie, Match Match, WireBytes Data)
    : OpenFlowMessage
{
    /// <summary>The buffer id for: the switch keeps nothing.</summary>
    public const uint NoBuffer = 0xffffffff;

    /// <summary>The port that the packet came in by, or 0 when the switch did not say.</summary>
    public uint InPort => (uint)(Match[OxmFields.InPort]?.Value ?? 0);

    /// <inheritdoc/>
    public override MessageType Type => MessageType.PacketIn;

    internal static PacketIn ReadBody(ref WireReader reader)
    {
        var bufferId = reader.ReadUInt32("buffer_id");
        var totalLength = reader.ReadUInt16("total_len");
        if (reader.Version() == OpenFlowVersion.V10)
        {
            Match inPort = [OxmFields.InPort.Is(PortNumber16.Read(ref reader, "in_port"))];
            var reason10 = (PacketInReason)reader.ReadUInt8("reason");
            reader.Skip(1, "pad");
            return new PacketIn(bufferId, totalLength, reason10, 0, ulong.MaxValue, inPort, reader.ReadBytes(reader.Remaining, "data"));
        }
        var reason = (PacketInReason)reader.ReadUInt8("reason");
        var tableId = reader.ReadUInt8("table_id");
        var cookie = reader.ReadUInt64("cookie");
        var match = MatchWire.Read(ref reader);
        reader.Skip(2, "pad");
        return new PacketIn(bufferId, totalLength, reason, tableId, cookie, match, reader.ReadBytes(reader.Remaining, "data"));
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt32(BufferId);
        writer.WriteUInt16(TotalLength);
        if (version == OpenFlowVersion.V10)
        {
            PortNumber16.Write(ref writer, InPort, "in_port");
            writer.WriteUInt8((byte)Reason);
            writer.Skip(1);
            writer.WriteBytes(Data);
            return;
        }
        writer.WriteUInt8((byte)Reason);
        writer.WriteUInt8(TableId);
        writer.WriteUInt64(Cookie);
        MatchWire.Write(ref writer, Match);
        writer.Skip(2);
        writer.WriteBytes(Data);
    }
}
