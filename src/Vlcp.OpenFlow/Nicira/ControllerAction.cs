using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Sends the packet to one controller.</summary>
/// <param name="MaxLength">Bytes of the packet; 0xffff for all.</param>
/// <param name="ControllerId">The controller; 0 for those that chose no number.</param>
/// <param name="Reason">The reason in the packet-in; 1 is an action's.</param>
public sealed record ControllerAction(ushort MaxLength = 0xffff, ushort ControllerId = 0, byte Reason = 1) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.Controller;

    internal override int PayloadSize => 6;

    internal static ControllerAction ReadPayload(ref WireReader reader)
    {
        var action = new ControllerAction(reader.ReadUInt16("max_len"), reader.ReadUInt16("controller_id"), reader.ReadUInt8("reason"));
        reader.Skip(1, "zero");
        return action;
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16(MaxLength);
        writer.WriteUInt16(ControllerId);
        writer.WriteUInt8(Reason);
        writer.Skip(1);
    }
}
