using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_RESUME: lets a packet go on that a controller action with <see cref="ControllerAction.Pause"/> held.</summary>
/// <param name="Properties">What <see cref="NiciraPacketIn2"/> told, changed as wanted.</param>
public sealed record NiciraResume(PacketInProperties Properties) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.Resume;

    internal override void WritePayload(ref WireWriter writer) => Properties.Write(ref writer);
}
