using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_PACKET_IN2: a packet for the controller, with the user data of the action that sent it, and with what it takes to resume.</summary>
/// <param name="Properties">What is told.</param>
public sealed record NiciraPacketIn2(PacketInProperties Properties) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.PacketIn2;

    internal override void WritePayload(ref WireWriter writer) => Properties.Write(ref writer);
}
