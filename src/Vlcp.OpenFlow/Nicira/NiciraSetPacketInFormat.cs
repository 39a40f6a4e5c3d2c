using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_SET_PACKET_IN_FORMAT: chooses the form of packet-in messages.</summary>
/// <param name="Format">0: the standard's; 1: <see cref="NiciraPacketIn"/>; 2: <see cref="NiciraPacketIn2"/>.</param>
public sealed record NiciraSetPacketInFormat(uint Format) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.SetPacketInFormat;

    internal override void WritePayload(ref WireWriter writer) => writer.WriteUInt32(Format);
}
